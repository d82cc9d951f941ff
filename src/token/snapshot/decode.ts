/**
 * The bytes of a snapshot as what they say.
 *
 * All indices point into the snapshot's one pair of tables, those of third-party blocks too. The reference
 * writes snapshots so, and then reads such blocks with empty tables (see `notes.ts`); that is not repeated.
 *
 * Source: specification, "Snapshots"; what is refused, and with which text, is the reference's, observed.
 */
import {
  compareBlockIds,
  maxVersion,
  minVersion,
  type Authorizer,
  type Block,
  type BlockId,
  type Policy,
} from "../../ast/index.ts"
import { BlockReader } from "../block-reader.ts"
import { decodeBounded, maxBlocks } from "../container.ts"
import { maxDeclaredKeys, readBlock } from "../decode-block.ts"
import { deserializationError, formatError, inBlock } from "../errors.ts"
import { fromKeyMessage } from "../public-key.ts"
import type { BlockMessage } from "../schema.ts"
import { emptyTables, type BlockTables } from "../tables.ts"
import {
  SnapshotMessage,
  type GeneratedFactsMessage,
  type OriginMessage,
  type PolicyMessage,
  type SnapshotBlockMessage,
  type WorldMessage,
} from "./schema.ts"
import type { Snapshot, SnapshotBlock, SnapshotFacts } from "./types.ts"
import { toMilliseconds } from "./units.ts"

/**
 * Reads the snapshot of an authorizer, or of an authorizer's program alone, which has no blocks and no facts
 * of its own.
 *
 * @throws {TokenError} `DeserializationError`, `Version`, `UnknownSymbol`, `UnknownExternalKey`, `InvalidKey`,
 * `InvalidKeySize`; `block` on it is the token block at fault, if one is
 */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  // A copy, because what is read are views of it.
  const { limits, executionTime, world } = decodeBounded(SnapshotMessage, bytes.slice(), "snapshot")
  const version = checkedVersion(world)
  checkSize(world)
  const tables = readTables(world)
  const authorizer = readAuthorizer(world, version, tables)
  const blocks = world.blocks.map((block, index) =>
    inBlock(index, () => readTokenBlock(block, tables)),
  )
  return {
    limits: {
      maxFacts: Number(limits.maxFacts),
      maxIterations: Number(limits.maxIterations),
      maxTime: toMilliseconds(limits.maxTime),
    },
    executionTime: executionTime === 0n ? null : toMilliseconds(executionTime),
    iterations: Number(world.iterations),
    version,
    blocks,
    authorizer,
    facts: world.generatedFacts.map((group) => readFacts(group, tables, blocks.length)),
  }
}

/** Public keys and blocks are bounded as in a token: each key is a curve point to decode. */
function checkSize({ blocks, publicKeys }: WorldMessage): void {
  if (blocks.length > maxBlocks)
    throw deserializationError(
      `${blocks.length} blocks are more than the ${maxBlocks} that are read`,
    )
  if (publicKeys.length > maxDeclaredKeys) {
    const found = `${publicKeys.length} public keys`
    throw deserializationError(`${found} are more than the ${maxDeclaredKeys} that are read`)
  }
}

function checkedVersion({ version = 0 }: WorldMessage): number {
  if (version >= minVersion && version <= maxVersion) return version
  throw formatError({ Version: { maximum: maxVersion, minimum: minVersion, actual: version } })
}

/** Unlike in a block, what is known already may be listed again, and then takes no further index. */
function readTables({ symbols, publicKeys }: WorldMessage): BlockTables {
  const tables = emptyTables()
  for (const symbol of symbols) tables.symbols.insert(symbol)
  for (const key of publicKeys) tables.publicKeys.insert(fromKeyMessage(key))
  return tables
}

/** What blocks and the blocks of snapshots have in common. */
type Clauses = Pick<BlockMessage, "facts" | "rules" | "checks" | "scope">

const noClauses: Clauses = { facts: [], rules: [], checks: [], scope: [] }

const asBlock = (clauses: Clauses, version: number | undefined): BlockMessage => ({
  ...clauses,
  version,
  context: undefined,
  symbols: [],
  publicKeys: [],
})

/** Reads clauses outside of blocks, which may use what their version lacks. */
function readLoose(clauses: Partial<Clauses>, version: number, tables: BlockTables): Block {
  const reader = new BlockReader(tables, version)
  const block = reader.block(asBlock({ ...noClauses, ...clauses }, version), false)
  if (reader.unknown !== undefined) throw reader.unknown
  return block
}

const readTokenBlock = (message: SnapshotBlockMessage, tables: BlockTables): SnapshotBlock => ({
  block: readBlock(asBlock(message, message.version), tables),
  externalKey: message.externalKey === undefined ? null : fromKeyMessage(message.externalKey),
  context: message.context ?? null,
  version: message.version ?? 0,
})

function readAuthorizer(world: WorldMessage, version: number, tables: BlockTables): Authorizer {
  const { authorizerBlock, authorizerPolicies } = world
  const block = readBlock(asBlock(authorizerBlock, authorizerBlock.version), tables)
  const policies = authorizerPolicies.map((policy) => readPolicy(policy, version, tables))
  return { ...block, policies }
}

const policyKinds = ["allow", "deny"] as const

function readPolicy(
  { queries, kind }: PolicyMessage,
  version: number,
  tables: BlockTables,
): Policy {
  const known = policyKinds[kind]
  if (known === undefined) throw deserializationError("invalid policy kind")
  // On the wire its queries are those of a check.
  const { checks } = readLoose({ checks: [{ queries, kind: undefined }] }, version, tables)
  return { kind: known, queries: checks[0]!.queries }
}

const readFacts = (
  { origins, facts }: GeneratedFactsMessage,
  tables: BlockTables,
  blockCount: number,
): SnapshotFacts => ({
  origin: readOrigin(origins, blockCount),
  facts: readLoose({ facts }, maxVersion, tables).facts,
})

/** @throws {TokenError} `DeserializationError`; a block that is not there too, which the reference lets pass */
function readOrigin(origins: readonly OriginMessage[], blockCount: number): readonly BlockId[] {
  const blocks = origins.map(({ content }): BlockId => {
    if (content === undefined) throw formatError({ DeserializationError: "invalid origin" })
    if (content.kind === "authorizer") return "authorizer"
    if (content.value < blockCount) return content.value
    throw deserializationError(`a fact comes from block ${content.value} of ${blockCount}`)
  })
  return [...new Set(blocks)].toSorted(compareBlockIds)
}
