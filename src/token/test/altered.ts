/** A few tokens, and what can be done to them: for tests of what is said to have happened. */
import type { Block, PublicKey } from "../../ast/index.ts"
import { parseBlock } from "../../language/index.ts"
import { createBiscuit, PrivateKey, UnverifiedBiscuit, type ChainStatus } from "../index.ts"
import { decodeContainer, encodeContainer, type Container, type SignedBlock } from "../container.ts"

export const key = (fill: number, algorithm: PublicKey["algorithm"] = "ed25519"): PrivateKey =>
  PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))
export const [root, first, second, third] = [key(1), key(2), key(3), key(4)] as const
export const [partner, other] = [key(8), key(9)]
export const block = (text: string): Block => parseBlock(text).ast

export const authority = createBiscuit({ root, authority: block('user("a");'), nextKey: first })
/** Three blocks with signatures of version 0, which cover no other signature. */
export const plain = authority
  .append(block("check if first(1);"), { nextKey: second })
  .append(block("check if second(2);"), { nextKey: third })
/** The same with a partner's block in the middle; it and what follows have version 1. */
export const partnered = authority
  .appendThirdParty(
    partner.publicKey,
    authority.thirdPartyRequest().sign(partner, block('group("x");')),
    { nextKey: second },
  )
  .append(block("check if second(2);"), { nextKey: third })

export type Edit = (container: { -readonly [K in keyof Container]: Container[K] }) => void

export async function statusAfter(
  token: { toBytes(): Uint8Array },
  edit: Edit = () => {},
  keys: PublicKey | readonly PublicKey[] | null = root.publicKey,
): Promise<ChainStatus> {
  const container = { ...decodeContainer(token.toBytes()) }
  edit(container)
  return UnverifiedBiscuit.fromBytes(encodeContainer(container)).chainStatus(keys)
}

export const editBlock =
  (index: number, edit: (block: SignedBlock) => Partial<SignedBlock>): Edit =>
  (container) => {
    container.blocks = container.blocks.map((block, i) =>
      i === index ? { ...block, ...edit(block) } : block,
    )
  }

export const changed = (bytes: Uint8Array, at: number, to: (byte: number) => number): Uint8Array =>
  bytes.map((byte, i) => (i === at ? to(byte) : byte))
export const fill = (length: number, byte = 0x11): Uint8Array => new Uint8Array(length).fill(byte)

/** `block 1: altered-block, proven: …` for each link that failed. */
export function causes({ blocks, proof }: ChainStatus): string[] {
  const links = blocks.flatMap(({ signature, external }, i) => [
    [`block ${i}`, signature] as const,
    [`external ${i}`, external] as const,
  ])
  return [...links, ["proof", proof] as const].flatMap(([name, link]) =>
    link?.status === "failed"
      ? [
          `${name}: ${link.cause.kind}, ${link.cause.isProven ? "proven" : "likely"}: ${link.cause.message}`,
        ]
      : [],
  )
}
