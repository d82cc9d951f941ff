import { usePlayground } from "../../state/page.ts"
import { BlockList } from "./BlockList.tsx"
import { RootKey } from "./RootKey.tsx"
import { TokenActions } from "./TokenActions.tsx"

/** The token being written, block by block. */
export function AuthoredToken() {
  const blocks = usePlayground(({ documents }) => documents.authored.blocks)
  return (
    <>
      <RootKey />
      <BlockList blocks={blocks} />
      <TokenActions />
    </>
  )
}
