import type { ComponentType } from "react"
import type { TokenPart } from "../../state/state.ts"
import { BytesView } from "../anatomy/BytesView.tsx"
import { ChainView } from "../chain/ChainView.tsx"
import { RevocationView } from "../revocation/RevocationView.tsx"

interface Part {
  readonly title: string
  /** What it shows: a token that can be read, the bytes of any, or what is there without one. */
  readonly needs: "token" | "bytes" | "nothing"
  readonly Component: ComponentType
}

/** What can be looked at of the token; the choice is made from this list. */
export const tokenParts: Readonly<Record<TokenPart, Part>> = {
  chain: { title: "Chain", needs: "token", Component: ChainView },
  bytes: { title: "Bytes", needs: "bytes", Component: BytesView },
  revocation: { title: "Revocation", needs: "nothing", Component: RevocationView },
}

/** In the order in which they are shown. */
export const partChoices: readonly { readonly value: TokenPart; readonly title: string }[] = (
  ["chain", "bytes", "revocation"] as const
).map((value) => ({ value, title: tokenParts[value].title }))
