/**
 * What the worker does for the workshop: one task in, what it makes out. What is wrong with a key, a request or a
 * block is an answer.
 */
import { printPublicKey } from "../ast/index.ts"
import {
  PrivateKey,
  ThirdPartyBlock,
  ThirdPartyRequest,
  TokenError,
  UnverifiedBiscuit,
} from "../token/index.ts"
import type {
  KeyPair,
  Product,
  Task,
  TaskKind,
  TokenFailure,
  WorkshopReply,
  WorkshopRequest,
} from "./protocol.ts"
import { failureOf } from "./token-view.ts"

/** Never rejects: what was not foreseen is no product. */
export async function perform({ kind, id, task }: WorkshopRequest): Promise<WorkshopReply> {
  try {
    return { kind, id, product: await productOf(task) }
  } catch {
    return { kind, id, product: null }
  }
}

type Makers = {
  readonly [K in TaskKind]: (task: Task<K>) => Product<K> | Promise<Product<K>>
}

const makers: Makers = {
  "public-key": ({ pair }) =>
    orFailure(async () => ({ text: printPublicKey(await keyOf(pair).derivePublicKey()) })),
  sign: ({ request, pair, block }) =>
    orFailure(() => {
      const signed = ThirdPartyRequest.fromBase64(request).sign(keyOf(pair), block)
      return { text: signed.toBase64(), size: signed.bytes.length }
    }),
  "signed-block": ({ content, token }) =>
    orFailure(() => {
      const signed = ThirdPartyBlock.fromBase64(content)
      const block = signed.block()
      UnverifiedBiscuit.fromBytes(token).appendThirdParty(signed.external.key, signed)
      return {
        kind: "signed-block",
        block,
        externalKey: signed.external.key,
        size: signed.bytes.length,
        text: signed.toBase64(),
      }
    }),
}

function productOf<K extends TaskKind>(task: Task<K>): unknown {
  // The maker is that of the task's own kind.
  const make = makers[task.kind] as (task: Task<K>) => unknown
  return make(task)
}

const keyOf = ({ algorithm, bytes }: KeyPair): PrivateKey => PrivateKey.fromBytes(algorithm, bytes)

async function orFailure<T>(make: () => T | Promise<T>): Promise<T | TokenFailure> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof TokenError) return failureOf(error)
    throw error
  }
}
