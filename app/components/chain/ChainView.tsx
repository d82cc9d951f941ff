import { signatureChain } from "../../state/derive/signatures.ts"
import { usePlayground } from "../../state/page.ts"
import { Empty } from "../ui/Empty.tsx"
import { ChainBanner } from "./ChainBanner.tsx"
import { ChainBlock } from "./ChainBlock.tsx"
import { ChainEnd } from "./ChainEnd.tsx"
import { ChainRoot } from "./ChainRoot.tsx"

/** The token as a chain: root key, blocks and end, each joined to the one before by its signature. */
export function ChainView() {
  const chain = usePlayground(signatureChain)
  if (chain === null) {
    return (
      <Empty title="There is no token yet">
        A token is a chain: each block is signed by a key that the block before it announces.
      </Empty>
    )
  }
  return (
    <section aria-label="Signature chain" data-chain>
      <ChainBanner />
      <ol>
        <ChainRoot root={chain.root} />
        {chain.blocks.map((block) => (
          <ChainBlock key={block.index} block={block} />
        ))}
        <ChainEnd end={chain.end} />
      </ol>
    </section>
  )
}
