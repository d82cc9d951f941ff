/**
 * The bytes of a block as its AST.
 *
 * Two steps, as in the reference, because they fail at different times: the message is read when
 * the token is (its declarations are needed for the tables), its content when somebody looks at it.
 * Everything a token may say that source cannot, such as facts with variables or malformed
 * expressions, is let through.
 *
 * Source: specification, "Blocks"; which content is refused, and with which text, is the
 * reference's, observed.
 */
import {
  binaryOperator,
  datalogVersion,
  maxVersion,
  minVersion,
  type Block,
  type Expression,
  type Op,
  type PublicKey,
} from "../ast/index.ts"
import { BlockReader, version31 } from "./block-reader.ts"
import { deserializationError, formatError, TokenError } from "./errors.ts"
import { decodeMessage } from "./protobuf.ts"
import { fromKeyMessage } from "./public-key.ts"
import { BlockMessage } from "./schema.ts"
import { declareKey, declareSymbols, emptyTables, type BlockTables } from "./tables.ts"
import { DecodeError } from "./wire-input.ts"

/** @throws {TokenError} `BlockDeserializationError` */
export function decodeBlockMessage(bytes: Uint8Array, index: number): BlockMessage {
  try {
    return decodeMessage(BlockMessage, bytes)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    const what = index === 0 ? "authority block" : "block"
    const text = `error deserializing ${what}: ${error.text}`
    throw formatError({ BlockDeserializationError: text }, { at: error.at })
  }
}

/** @throws {TokenError} `DeserializationError`, `InvalidKeySize`, `InvalidKey` */
export const declaredKeys = (message: BlockMessage): PublicKey[] =>
  message.publicKeys.map((key) => fromKeyMessage(key))

/**
 * Adds what a first-party block declares to the token's tables.
 *
 * @throws {TokenError} `SymbolTableOverlap`, `PublicKeyTableOverlap`, or a declared key is none;
 * `tables` are then partly extended and not to be used
 */
export function declareShared(message: BlockMessage, tables: BlockTables): void {
  declareSymbols(tables, message.symbols, makerOf(message))
  declareKeys(tables, message)
}

/** What an old Datalog version tells of a block whose symbols are ours: libraries before 3.0 had fewer. */
const makerOf = ({ version = minVersion }: BlockMessage): string =>
  version < minVersion ? `: a library of ${version}.x made it, which has fewer default symbols` : ""

/** The tables of a third-party block. @throws {TokenError} as `declareShared` */
export function ownTables(message: BlockMessage): BlockTables {
  const tables = emptyTables()
  declareKeys(tables, message)
  declareSymbols(tables, message.symbols, makerOf(message))
  return tables
}

/**
 * The most public keys a block may declare, each a curve point to decode. The reference has no
 * limit.
 */
export const maxDeclaredKeys = 1024

function declareKeys(tables: BlockTables, { publicKeys }: BlockMessage): void {
  if (publicKeys.length > maxDeclaredKeys) {
    const found = `${publicKeys.length} public keys`
    throw deserializationError(`${found} are more than the ${maxDeclaredKeys} that are read`)
  }
  for (const key of publicKeys) declareKey(tables, fromKeyMessage(key))
}

/**
 * Reads a block's content with the token's tables, or, when `shared` is null, as a third-party
 * block.
 *
 * Of several faults one is reported, in the order in which the reference looks: version, form,
 * declarations, features that the version does not have, and last indices that no table has.
 *
 * @throws {TokenError} `Version`, `DeserializationError`, `UnknownSymbol`, `UnknownExternalKey`;
 * third-party blocks also as `ownTables`
 */
export function readBlock(message: BlockMessage, shared: BlockTables | null): Block {
  const version = message.version ?? 0
  if (version < minVersion || version > maxVersion) {
    throw formatError({ Version: { maximum: maxVersion, minimum: minVersion, actual: version } })
  }
  // Form comes before declarations: even where these are bad it is read, and then forgotten.
  const own = shared === null ? attempt(() => ownTables(message)) : undefined
  const tables = shared ?? (own instanceof TokenError ? emptyTables() : own!)
  const read = new BlockReader(tables, version)
  const block = read.block(message, shared === null)
  if (own instanceof TokenError) throw own
  checkFeatures(block, version)
  if (read.unknown !== undefined) throw read.unknown
  return block
}

function attempt<T>(read: () => T): T | TokenError {
  try {
    return read()
  } catch (error) {
    if (error instanceof TokenError) return error
    throw error
  }
}

/** Refuses what `version` lacks. That 3.0 may use what came with 3.3 is the reference's doing. */
function checkFeatures(block: Block, version: number): void {
  const lacking =
    version < version31 ? lackingIn30(block) : version < maxVersion ? lackingIn32(block) : null
  if (lacking !== null) throw formatError({ DeserializationError: lacking })
}

function lackingIn30(block: Block): string | null {
  if (block.scopes.length > 0) return "scopes are only supported in datalog v3.1+"
  const isUsed = expressionsOf(block).some((expression) => expression.some(isVersion31))
  return isUsed ? "bitwise operators and != are only supported in datalog v3.1+" : null
}

const lackingIn32 = (block: Block): string | null =>
  datalogVersion(block) === maxVersion
    ? "maps, arrays, null, closures are only supported in datalog v3.3+"
    : null

const expressionsOf = (block: Block): Expression[] =>
  [...block.rules, ...block.checks.flatMap((check) => check.queries)].flatMap(
    (query) => query.expressions,
  )

const isVersion31 = (op: Op): boolean =>
  op.kind === "binary" && binaryOperator(op.op).version === version31
