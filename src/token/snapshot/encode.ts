/**
 * A snapshot as the bytes of its message.
 *
 * As with a block, names and keys first enter the tables, of which there is one pair for the whole snapshot,
 * and then everything is written with their indices. What the order decides is only bytes: the reference's
 * order is kept, so that what it would write is what is written here.
 *
 * Source: specification, "Snapshots"; the order of interning is the reference's.
 */
import {
  datalogVersion,
  visitSnapshot,
  type Authorizer,
  type Block,
  type BlockId,
} from "../../ast/index.ts"
import { BlockEncoder, queryHead } from "../encode-block.ts"
import { encodeMessage } from "../protobuf.ts"
import { toKeyMessage } from "../public-key.ts"
import { emptyTables } from "../tables.ts"
import { SnapshotMessage, type OriginMessage, type SnapshotBlockMessage } from "./schema.ts"
import type { Snapshot, SnapshotBlock } from "./types.ts"
import { toNanoseconds, toUint64 } from "./units.ts"

/** @throws {TypeError} a parameter has no value */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  const { limits, executionTime, authorizer, blocks } = snapshot
  const tables = emptyTables()
  visitSnapshot(snapshot, {
    symbol: (text) => tables.symbols.insert(text),
    publicKey: (key) => tables.publicKeys.insert(key),
  })
  const encoder = new BlockEncoder(tables)
  return encodeMessage(SnapshotMessage, {
    limits: {
      maxFacts: toUint64(limits.maxFacts),
      maxIterations: toUint64(limits.maxIterations),
      maxTime: toNanoseconds(limits.maxTime),
    },
    executionTime: executionTime === null ? 0n : runTime(executionTime),
    world: {
      version: snapshot.version,
      symbols: [...tables.symbols.custom],
      publicKeys: tables.publicKeys.keys.map(toKeyMessage),
      blocks: blocks.map((block) => tokenBlock(block, encoder)),
      authorizerBlock: authorizerBlock(authorizer, encoder),
      authorizerPolicies: authorizer.policies.map(({ kind, queries }) => ({
        queries: queries.map((query) => encoder.rule(queryHead, query)),
        kind: policyKinds[kind],
      })),
      generatedFacts: snapshot.facts.map(({ origin, facts }) => ({
        origins: origin.map(originMessage),
        facts: facts.map((fact) => ({ predicate: encoder.predicate(fact) })),
      })),
      iterations: toUint64(snapshot.iterations),
    },
  })
}

const policyKinds = { allow: 0, deny: 1 } as const

/** A run that took no time by the clock still took place, which only a time other than 0 says. */
const runTime = (milliseconds: number): bigint => {
  const time = toNanoseconds(milliseconds)
  return time === 0n ? 1n : time
}

const tokenBlock = (
  { block, context, version, externalKey }: SnapshotBlock,
  encoder: BlockEncoder,
): SnapshotBlockMessage => ({
  context: context ?? undefined,
  version,
  ...clauses(block, encoder),
  externalKey: externalKey === null ? undefined : toKeyMessage(externalKey),
})

const authorizerBlock = (authorizer: Authorizer, encoder: BlockEncoder): SnapshotBlockMessage => ({
  context: undefined,
  version: datalogVersion(authorizer),
  ...clauses(authorizer, encoder),
  externalKey: undefined,
})

const clauses = (
  block: Block,
  encoder: BlockEncoder,
): Pick<SnapshotBlockMessage, "facts" | "rules" | "checks" | "scope"> => ({
  facts: block.facts.map((fact) => ({ predicate: encoder.predicate(fact) })),
  rules: block.rules.map((rule) => encoder.rule(rule.head, rule)),
  checks: block.checks.map((check) => encoder.check(check)),
  scope: block.scopes.map((scope) => encoder.scope(scope)),
})

const originMessage = (block: BlockId): OriginMessage => ({
  content:
    block === "authorizer" ? { kind: "authorizer", value: {} } : { kind: "origin", value: block },
})
