import type { ComponentType } from "react"
import type { TokenPart } from "../../state/state.ts"
import { BytesView } from "../anatomy/BytesView.tsx"
import { ChainView } from "../chain/ChainView.tsx"
import { RevocationView } from "../revocation/RevocationView.tsx"

interface Part {
  readonly title: string
  /** Whether there is nothing to show of a token that cannot be read. */
  readonly needsToken: boolean
  readonly Component: ComponentType
}

/** What can be looked at of the token; the choice is made from this list. */
export const tokenParts: Readonly<Record<TokenPart, Part>> = {
  chain: { title: "Chain", needsToken: true, Component: ChainView },
  bytes: { title: "Bytes", needsToken: true, Component: BytesView },
  revocation: { title: "Revocation", needsToken: false, Component: RevocationView },
}

/** In the order in which they are shown. */
export const partIds: readonly TokenPart[] = ["chain", "bytes", "revocation"]
