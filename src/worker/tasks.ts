/**
 * What the worker does for the workshop: one task in, what it makes out. What is wrong with a key, a request or a
 * block is an answer.
 */
import { printPublicKey } from "../ast/index.ts"
import {
  anatomy,
  diagnose,
  encodeBase64,
  encodePrivateKeyDer,
  encodePrivateKeyPem,
  encodePublicKeyDer,
  encodePublicKeyPem,
  PrivateKey,
  ThirdPartyBlock,
  ThirdPartyRequest,
  TokenError,
  UnverifiedBiscuit,
} from "../token/index.ts"
import { authorize, makeReport } from "../engine/index.ts"
import type { KeyPair, TokenFailure } from "./protocol.ts"
import type {
  Judgement,
  Product,
  Program,
  SignedBlockView,
  Task,
  TaskKind,
  WorkshopReply,
  WorkshopRequest,
} from "./workshop-protocol.ts"
import { openSnapshot } from "./snapshot.ts"
import { failureOf, otherThing, viewOf } from "./token-view.ts"

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
  diagnose: ({ content }) => {
    const diagnosis = diagnose(content)
    const { found } = diagnosis
    const isMessage = "bytes" in found && found.kind !== "broken"
    return { diagnosis, text: isMessage ? encodeBase64(found.bytes) : null }
  },
  anatomy: ({ bytes }) => anatomy(bytes),
  "key-file": ({ key, form }) =>
    orFailure(() => {
      const isText = form === "PEM"
      if (key.kind === "public") {
        return { content: (isText ? encodePublicKeyPem : encodePublicKeyDer)(key.key) }
      }
      return { content: (isText ? encodePrivateKeyPem : encodePrivateKeyDer)(keyOf(key.pair)) }
    }),
  "public-key": ({ pair }) =>
    orFailure(async () => ({ text: printPublicKey(await keyOf(pair).derivePublicKey()) })),
  sign: ({ request, pair, block }) =>
    orFailure(() => {
      const { found } = diagnose(request)
      if (found.kind !== "third-party-request") return otherThing(found, "third-party-request")
      const asked = ThirdPartyRequest.fromBytes(found.bytes)
      if (pair === null) return null
      const signed = asked.sign(keyOf(pair), block)
      return { text: signed.toBase64(), size: signed.bytes.length }
    }),
  "signed-block": ({ content, token }) =>
    orFailure(() => {
      const { found } = diagnose(content)
      if (found.kind !== "third-party-block") return otherThing(found, "third-party-block")
      const signed = ThirdPartyBlock.fromBytes(found.bytes)
      return {
        kind: "signed-block",
        block: signed.block(),
        externalKey: signed.external.key,
        size: signed.bytes.length,
        text: signed.toBase64(),
        ...fitOf(signed, token),
      }
    }),
  snapshot: ({ content }) => {
    const opened = openSnapshot(content)
    return opened.kind === "open" ? opened.view : opened
  },
  weigh: async ({ token }) => {
    const view = await viewOf(token)
    return view.kind === "token" ? { size: view.bytes.length } : view
  },
  judge: ({ programs }) => programs.map(judged),
}

function judged({ blocks, authorizer, limits }: Program): Judgement {
  const unhurried = { ...limits, maxTime: Infinity }
  const report = makeReport(authorize({ blocks, authorizer, limits: unhurried }))
  return {
    outcome: report.outcome,
    checks: report.checks.map(({ text: _, ...check }) => check),
    policies: report.policies.map(({ text: _, ...policy }) => policy),
  }
}

function fitOf(
  signed: ThirdPartyBlock,
  token: Uint8Array | null,
): Pick<SignedBlockView, "misfit" | "total"> {
  if (token === null) return { misfit: null, total: null }
  try {
    const whole = UnverifiedBiscuit.fromBytes(token).appendThirdParty(signed.external.key, signed)
    return { misfit: null, total: whole.toBytes().length }
  } catch (error) {
    return { misfit: failureOf(error), total: null }
  }
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
