/**
 * What the content of a correctly signed block may not be. Each row states the error, and the reference is asked
 * whether it agrees.
 */
import { beforeAll, describe, expect, it } from "vitest"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { TokenError, UnverifiedBiscuit, type ReferenceError } from "../index.ts"
import type { BlockMessage } from "../schema.ts"
import { forge, root, type ForgedBlock } from "./forge.ts"
import {
  array, binary, check, closure, fact, named, noScope, nothing, nul, one, predicate, rule, scopeKey, scopeType,
  set, term, unary, value, when,
} from "./messages.ts"

type Content = Partial<BlockMessage>
type Row = readonly [title: string, expected: Expected, ...blocks: ForgedBlock[]]
type Expected = "accepted" | ReferenceError

const unreadable = (reason: string): ReferenceError => ({
  Format: { DeserializationError: `deserialization error: ${reason}` },
})
/** Faults of a whole block come without the usual prefix. */
const refused = (reason: string): ReferenceError => ({ Format: { DeserializationError: reason } })
const version = (actual: number): ReferenceError => ({ Format: { Version: { maximum: 6, minimum: 3, actual } } })
const unknownSymbol = (index: number): ReferenceError => ({ Format: { UnknownSymbol: index } })

const authority = (content: Content): ForgedBlock => ({ content })
const first = authority
const second = authority
const third = (content: Content): ForgedBlock => ({ content, thirdParty: true })
const empty: ForgedBlock = authority({ version: 3 })

const key = { algorithm: 0, key: root.publicKey.bytes }
const symbols = ["a"]
/** `a()`, with the first symbol that is not a default one. */
const usesCustom = { predicate: named(1024n) }

const noKinds = unreadable("check kinds are only supported on datalog v3.1+ blocks")
const noReject = unreadable("reject if is only supported in datalog v3.3+")
const noScopes = unreadable("scopes are only supported in datalog v3.1+")
const noBlockScopes = refused("scopes are only supported in datalog v3.1+")
const noBitwise = refused("bitwise operators and != are only supported in datalog v3.1+")
const noNewFeatures = refused("maps, arrays, null, closures are only supported in datalog v3.3+")
const noThirdParty = unreadable("third-party blocks are only supported in datalog v3.2+")
const emptyTerm = unreadable("ID content enum is empty")
const mixedSet = unreadable("sets elements must have the same type")
const badKey = unreadable("unexpected key algorithm 5")

const versions: Row[] = [
  ["no version", version(0), first({ version: undefined })],
  ["version 0", version(0), first({ version: 0 })],
  ["version 2", version(2), first({ version: 2 })],
  ["version 7", version(7), first({ version: 7 })],
  ["version 3 to 6", "accepted", first({ version: 3 }), second({ version: 4 }), second({ version: 5 }), second({})],
]

const checkKinds: Row[] = [
  ["a written kind in 3.0, even of `check if`", noKinds, first({ version: 3, checks: [check(0, rule())] })],
  ["`check all` in 3.1", "accepted", first({ version: 4, checks: [check(1, rule())] })],
  ["`reject if` in 3.1", noReject, first({ version: 4, checks: [check(2, rule())] })],
  ["`reject if` in 3.2", noReject, first({ version: 5, checks: [check(2, rule())] })],
  ["`reject if` in 3.3", "accepted", first({ checks: [check(2, rule())] })],
  ["a kind that is none", unreadable("invalid check kind"), first({ checks: [check(3, rule())] })],
  ["a check without queries", "accepted", first({ checks: [check(undefined)] })],
]

const scopes: Row[] = [
  ["a rule's scope in 3.0", noScopes, first({ version: 3, rules: [rule({ scope: [scopeType(0)] })] })],
  ["a check's scope in 3.0", noScopes, first({ version: 3, checks: [check(undefined, rule({ scope: [noScope] }))] })],
  ["a block's scope in 3.0", noBlockScopes, first({ version: 3, scope: [scopeType(0)] })],
  ["scopes in 3.1", "accepted", first({ version: 4, scope: [scopeType(0), scopeType(1)] })],
  ["an empty scope", unreadable("expected `content` field in Scope"), first({ scope: [noScope] })],
  ["a scope type that is none", unreadable("unexpected value `-1` for scope type"), first({ scope: [scopeType(-1)] })],
  ["a scope's key that no table has", { Format: "UnknownExternalKey" }, first({ scope: [scopeKey(0n)] })],
  ["a negative key index", { Format: "UnknownExternalKey" }, first({ rules: [rule({ scope: [scopeKey(-1n)] })] })],
  ["a key of a later block", "accepted", first({ scope: [scopeKey(0n)] }), second({ publicKeys: [key] })],
]

const features: Row[] = [
  ["bitwise operators in 3.0", noBitwise, first({ version: 3, checks: [when(value(one), value(one), binary(17))] })],
  ["`!==` in 3.0", noBitwise, first({ version: 3, checks: [when(value(one), value(one), binary(20))] })],
  ["bitwise operators in a closure in 3.0", "accepted", first({ version: 3, checks: [when(closure([], binary(17)))] })],
  ["what came with 3.3 in 3.0", "accepted", first({ version: 3, facts: [fact(nul)], checks: [when(closure())] })],
  ["null in 3.1", noNewFeatures, first({ version: 4, facts: [fact(nul)] })],
  ["null in a set in 3.2", noNewFeatures, first({ version: 5, facts: [fact(set(nul))] })],
  ["null in an array in 3.1", "accepted", first({ version: 4, facts: [fact(array(nul))] })],
  ["null in a check's head in 3.1", "accepted", first({ version: 4, checks: [check(undefined, rule({ head: predicate(nul) }))] })],
  ["`==` in 3.1", noNewFeatures, first({ version: 4, checks: [when(value(one), value(one), binary(21))] })],
  ["closures in 3.1", noNewFeatures, first({ version: 4, checks: [when(closure())] })],
  ["`.type()` in 3.1", noNewFeatures, first({ version: 4, checks: [when(value(one), unary(3))] })],
  ["`try_or` without a closure in 3.1", "accepted", first({ version: 4, checks: [when(value(one), value(one), binary(29))] })],
]

const terms: Row[] = [
  ["an empty term", emptyTerm, first({ facts: [fact(nothing)] })],
  ["an empty term in a set", emptyTerm, first({ facts: [fact(set(nothing))] })],
  ["an empty term in an array", emptyTerm, first({ facts: [fact(array(nothing))] })],
  ["an empty map key", emptyTerm, first({ facts: [fact(term("map", { entries: [{ key: nothing as never, value: one }] }))] })],
  ["a variable in a set", unreadable("sets cannot contain variables"), first({ facts: [fact(set(term("variable", 0)))] })],
  ["a set in a set", unreadable("sets cannot contain other sets"), first({ facts: [fact(set(set()))] })],
  ["two kinds in a set", mixedSet, first({ facts: [fact(set(one, term("bool", true)))] })],
  ["arrays in a set", "accepted", first({ facts: [fact(set(array(), array(one)))] })],
  ["variables in a fact and in an array", "accepted", first({ facts: [fact(term("variable", 0), array(term("variable", 0)))] })],
  ["a date beyond all calendars", "accepted", first({ facts: [fact(term("date", 2n ** 64n - 1n))] })],
]

const operations: Row[] = [
  ["an empty operation", unreadable("operation is empty"), first({ checks: [when({ content: undefined })] })],
  ["an unknown unary operation", unreadable("unary operation is empty"), first({ checks: [when(unary(5, 0n))] })],
  ["an unknown binary operation", unreadable("binary operation is empty"), first({ checks: [when(binary(30))] })],
  ["a call without a name", unreadable("missing ffi name"), first({ checks: [when(unary(4))] })],
  ["a name on `!`", unreadable("ffi name set on a regular unary operation"), first({ checks: [when(unary(0, 0n))] })],
  ["a name on `+`", unreadable("ffi name set on a regular binary operation"), first({ checks: [when(binary(9, 0n))] })],
  ["an expression that leaves no value", "accepted", first({ checks: [when(binary(9))] })],
]

const tables: Row[] = [
  ["a symbol that no table has", unknownSymbol(1024), first({ facts: [usesCustom] })],
  ["a reserved symbol", unknownSymbol(28), first({ facts: [fact(term("string", 28n))] })],
  ["an unknown closure parameter", unknownSymbol(99), first({ checks: [when(closure([99]))] })],
  ["an unknown name of a check's head", unknownSymbol(99), first({ checks: [check(undefined, rule({ head: named(99n) }))] })],
  ["a symbol of a later block", "accepted", first({ facts: [usesCustom] }), second({ symbols })],
  ["a symbol of a third-party block", unknownSymbol(1024), first({ facts: [usesCustom] }), third({ symbols })],
  ["a third-party block using the token's symbols", unknownSymbol(1024), first({ symbols }), third({ facts: [usesCustom] })],
  ["a third-party block with the token's symbols", "accepted", first({ symbols }), third({ symbols, facts: [usesCustom] })],
  ["a default symbol declared", { Format: "SymbolTableOverlap" }, first({ symbols: ["read"] })],
  ["a symbol declared by two blocks", { Format: "SymbolTableOverlap" }, first({ symbols }), second({ symbols })],
  ["a symbol twice in one block", "accepted", first({ symbols: ["a", "a"] })],
  ["a default symbol in a third-party block", { Format: "SymbolTableOverlap" }, empty, third({ symbols: ["read"] })],
  ["a key twice in one block", { Format: "PublicKeyTableOverlap" }, first({ publicKeys: [key, key] })],
  ["a key declared by two blocks", { Format: "PublicKeyTableOverlap" }, first({ publicKeys: [key] }), second({ publicKeys: [key] })],
  ["a third-party block with the token's key", "accepted", first({ publicKeys: [key] }), third({ publicKeys: [key], scope: [scopeKey(0n)] })],
  ["a third-party block using the token's key", { Format: "UnknownExternalKey" }, first({ publicKeys: [key] }), third({ scope: [scopeKey(0n)] })],
  ["a key of an unknown algorithm", badKey, first({ publicKeys: [{ algorithm: 5, key: key.key }] })],
  ["a short key", { Format: { InvalidKeySize: 2 } }, first({ publicKeys: [{ algorithm: 0, key: Uint8Array.of(1, 2) }] })],
  ["a key that is no point", { Format: { InvalidKey: "signature error: Cannot decompress Edwards point" } }, first({ publicKeys: [{ algorithm: 0, key: new Uint8Array(32).fill(2) }] })],
  ["a P-256 key that is no point", { Format: { InvalidKey: "signature error" } }, first({ publicKeys: [{ algorithm: 1, key: new Uint8Array(33) }] })],
]

const thirdPartyVersions: Row[] = [
  ["a third-party block of 3.0", noThirdParty, empty, third({ version: 3 })],
  ["a third-party block of 3.1", noThirdParty, empty, third({ version: 4 })],
  ["a third-party block of 3.2", "accepted", empty, third({ version: 5 })],
]

/** Rows with two faults: the one that is reported comes first. */
const order: Row[] = [
  ["version before form", version(9), first({ version: 9, facts: [fact(nothing)] })],
  ["body before head", unreadable("sets cannot contain variables"), first({ rules: [rule({ head: predicate(nothing), body: [predicate(set(term("variable", 0)))] })] })],
  ["expressions before head", unreadable("operation is empty"), first({ rules: [rule({ head: predicate(nothing), ops: [{ content: undefined }] })] })],
  ["rule scopes before head", unreadable("expected `content` field in Scope"), first({ rules: [rule({ head: predicate(nothing), scope: [noScope] })] })],
  ["symbols of head before those of body", unknownSymbol(98), first({ rules: [rule({ head: named(98n), body: [named(97n)] })] })],
  ["symbols of rules before those of checks", unknownSymbol(98), first({ checks: [check(undefined, rule({ body: [named(97n)] }))], rules: [rule({ head: named(98n) })] })],
  ["rule scopes before check kinds", noScopes, first({ version: 3, checks: [check(0)], rules: [rule({ scope: [scopeType(0)] })] })],
  ["check kinds before block scopes", noKinds, first({ version: 3, checks: [check(0)], scope: [scopeType(0)] })],
  ["queries before check kind", unreadable("operation is empty"), first({ checks: [check(7, rule({ ops: [{ content: undefined }] }))] })],
  ["block scopes before operators", noBlockScopes, first({ version: 3, checks: [when(binary(17))], scope: [scopeType(0)] })],
  ["unknown keys of block scopes before unknown symbols", { Format: "UnknownExternalKey" }, first({ facts: [usesCustom], scope: [scopeKey(0n)] })],
  ["form before unknown symbols", unreadable("expected `content` field in Scope"), first({ facts: [usesCustom], scope: [noScope] })],
  ["features before unknown symbols", noNewFeatures, first({ version: 4, facts: [usesCustom, fact(nul)] })],
  ["terms before third-party version", emptyTerm, empty, third({ version: 3, facts: [fact(nothing)] })],
  ["third-party version before block scopes", noThirdParty, empty, third({ version: 3, scope: [noScope] })],
  ["third-party version before declarations", noThirdParty, empty, third({ version: 4, symbols: ["read"] })],
  ["third-party scopes before declarations", unreadable("expected `content` field in Scope"), empty, third({ symbols: ["read"], scope: [noScope] })],
  ["third-party keys before symbols", { Format: "PublicKeyTableOverlap" }, empty, third({ symbols: ["read"], publicKeys: [key, key] })],
  ["third-party declarations before features", { Format: "SymbolTableOverlap" }, empty, third({ version: 5, symbols: ["read"], facts: [fact(nul)] })],
  ["first-party symbols before keys", { Format: "SymbolTableOverlap" }, first({ symbols: ["read"], publicKeys: [key, key] })],
  ["earlier keys before later ones", { Format: "PublicKeyTableOverlap" }, first({ publicKeys: [key, key, { algorithm: 5, key: key.key }] })],
  ["the first block before the second", unknownSymbol(99), first({ facts: [{ predicate: named(99n) }] }), second({ version: 9 })],
  ["declarations of all blocks before content", { Format: "SymbolTableOverlap" }, first({ version: 9, symbols }), second({ symbols })],
]

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

describe.each([
  ["versions", versions],
  ["check kinds", checkKinds],
  ["scopes", scopes],
  ["features of later versions", features],
  ["terms", terms],
  ["operations", operations],
  ["symbols and keys", tables],
  ["versions of third-party blocks", thirdPartyVersions],
  ["which of two faults is reported", order],
])("%s", (_, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))("%s", async (_title, [, expected, ...blocks]) => {
    const bytes = forge(...blocks)
    expect(outcomeOf(() => readByOracle(bytes))).toEqual(expected)
    expect(await readHere(bytes)).toEqual(expected)
  })
})

function readByOracle(bytes: Uint8Array): void {
  const token = oracle.Biscuit.fromBytes(bytes, oracle.PublicKey.fromBytes(root.publicKey.bytes, 0))
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode("allow if true;")
  builder.buildAuthenticated(token)
}

async function readHere(bytes: Uint8Array): Promise<unknown> {
  try {
    const token = await UnverifiedBiscuit.fromBytes(bytes).verify(root.publicKey)
    for (let i = 0; i < token.blockCount; i++) token.block(i)
    return "accepted"
  } catch (error) {
    return error instanceof TokenError ? error.reference : error
  }
}

function outcomeOf(act: () => void): unknown {
  try {
    act()
    return "accepted"
  } catch (error) {
    return error
  }
}
