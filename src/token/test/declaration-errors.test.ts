/** Symbols and keys that clash or are missing, and which of two faults counts. */
import {
  describeRows,
  type Row,
  badKey,
  empty,
  emptyTerm,
  first,
  key,
  noBlockScopes,
  noKinds,
  noNewFeatures,
  noScopes,
  noThirdParty,
  second,
  symbols,
  third,
  unknownSymbol,
  unreadable,
  usesCustom,
  version,
} from "./content-row.ts"
import {
  binary,
  check,
  closure,
  fact,
  named,
  noScope,
  nothing,
  nul,
  predicate,
  rule,
  scopeKey,
  scopeType,
  set,
  term,
  when,
} from "./messages.ts"

const tables: Row[] = [
  ["a symbol that no table has", unknownSymbol(1024), first({ facts: [usesCustom] })],
  ["a reserved symbol", unknownSymbol(28), first({ facts: [fact(term("string", 28n))] })],
  ["an unknown closure parameter", unknownSymbol(99), first({ checks: [when(closure([99]))] })],
  [
    "an unknown name of a check's head",
    unknownSymbol(99),
    first({ checks: [check(undefined, rule({ head: named(99n) }))] }),
  ],
  ["a symbol of a later block", "accepted", first({ facts: [usesCustom] }), second({ symbols })],
  [
    "a symbol of a third-party block",
    unknownSymbol(1024),
    first({ facts: [usesCustom] }),
    third({ symbols }),
  ],
  [
    "a third-party block using the token's symbols",
    unknownSymbol(1024),
    first({ symbols }),
    third({ facts: [usesCustom] }),
  ],
  [
    "a third-party block with the token's symbols",
    "accepted",
    first({ symbols }),
    third({ symbols, facts: [usesCustom] }),
  ],
  ["a default symbol declared", { Format: "SymbolTableOverlap" }, first({ symbols: ["read"] })],
  [
    "a symbol declared by two blocks",
    { Format: "SymbolTableOverlap" },
    first({ symbols }),
    second({ symbols }),
  ],
  ["a symbol twice in one block", "accepted", first({ symbols: ["a", "a"] })],
  [
    "a default symbol in a third-party block",
    { Format: "SymbolTableOverlap" },
    empty,
    third({ symbols: ["read"] }),
  ],
  [
    "a key twice in one block",
    { Format: "PublicKeyTableOverlap" },
    first({ publicKeys: [key, key] }),
  ],
  [
    "a key declared by two blocks",
    { Format: "PublicKeyTableOverlap" },
    first({ publicKeys: [key] }),
    second({ publicKeys: [key] }),
  ],
  [
    "a third-party block with the token's key",
    "accepted",
    first({ publicKeys: [key] }),
    third({ publicKeys: [key], scope: [scopeKey(0n)] }),
  ],
  [
    "a third-party block using the token's key",
    { Format: "UnknownExternalKey" },
    first({ publicKeys: [key] }),
    third({ scope: [scopeKey(0n)] }),
  ],
  [
    "a key of an unknown algorithm",
    badKey,
    first({ publicKeys: [{ algorithm: 5, key: key.key }] }),
  ],
  [
    "a short key",
    { Format: { InvalidKeySize: 2 } },
    first({ publicKeys: [{ algorithm: 0, key: Uint8Array.of(1, 2) }] }),
  ],
  [
    "a key that is no point",
    { Format: { InvalidKey: "signature error: Cannot decompress Edwards point" } },
    first({ publicKeys: [{ algorithm: 0, key: new Uint8Array(32).fill(2) }] }),
  ],
  [
    "a P-256 key that is no point",
    { Format: { InvalidKey: "signature error" } },
    first({ publicKeys: [{ algorithm: 1, key: new Uint8Array(33) }] }),
  ],
]

const thirdPartyVersions: Row[] = [
  ["a third-party block of 3.0", noThirdParty, empty, third({ version: 3 })],
  ["a third-party block of 3.1", noThirdParty, empty, third({ version: 4 })],
  ["a third-party block of 3.2", "accepted", empty, third({ version: 5 })],
]

/** Rows with two faults: the one that is reported comes first. */
const order: Row[] = [
  ["version before form", version(9), first({ version: 9, facts: [fact(nothing)] })],
  [
    "body before head",
    unreadable("sets cannot contain variables"),
    first({
      rules: [rule({ head: predicate(nothing), body: [predicate(set(term("variable", 0)))] })],
    }),
  ],
  [
    "expressions before head",
    unreadable("operation is empty"),
    first({ rules: [rule({ head: predicate(nothing), ops: [{ content: undefined }] })] }),
  ],
  [
    "rule scopes before head",
    unreadable("expected `content` field in Scope"),
    first({ rules: [rule({ head: predicate(nothing), scope: [noScope] })] }),
  ],
  [
    "symbols of head before those of body",
    unknownSymbol(98),
    first({ rules: [rule({ head: named(98n), body: [named(97n)] })] }),
  ],
  [
    "symbols of rules before those of checks",
    unknownSymbol(98),
    first({
      checks: [check(undefined, rule({ body: [named(97n)] }))],
      rules: [rule({ head: named(98n) })],
    }),
  ],
  [
    "rule scopes before check kinds",
    noScopes,
    first({ version: 3, checks: [check(0)], rules: [rule({ scope: [scopeType(0)] })] }),
  ],
  [
    "check kinds before block scopes",
    noKinds,
    first({ version: 3, checks: [check(0)], scope: [scopeType(0)] }),
  ],
  [
    "queries before check kind",
    unreadable("operation is empty"),
    first({ checks: [check(7, rule({ ops: [{ content: undefined }] }))] }),
  ],
  [
    "block scopes before operators",
    noBlockScopes,
    first({ version: 3, checks: [when(binary(17))], scope: [scopeType(0)] }),
  ],
  [
    "unknown keys of block scopes before unknown symbols",
    { Format: "UnknownExternalKey" },
    first({ facts: [usesCustom], scope: [scopeKey(0n)] }),
  ],
  [
    "form before unknown symbols",
    unreadable("expected `content` field in Scope"),
    first({ facts: [usesCustom], scope: [noScope] }),
  ],
  [
    "features before unknown symbols",
    noNewFeatures,
    first({ version: 4, facts: [usesCustom, fact(nul)] }),
  ],
  [
    "terms before third-party version",
    emptyTerm,
    empty,
    third({ version: 3, facts: [fact(nothing)] }),
  ],
  [
    "third-party version before block scopes",
    noThirdParty,
    empty,
    third({ version: 3, scope: [noScope] }),
  ],
  [
    "third-party version before declarations",
    noThirdParty,
    empty,
    third({ version: 4, symbols: ["read"] }),
  ],
  [
    "third-party scopes before declarations",
    unreadable("expected `content` field in Scope"),
    empty,
    third({ symbols: ["read"], scope: [noScope] }),
  ],
  [
    "third-party keys before symbols",
    { Format: "PublicKeyTableOverlap" },
    empty,
    third({ symbols: ["read"], publicKeys: [key, key] }),
  ],
  [
    "third-party declarations before features",
    { Format: "SymbolTableOverlap" },
    empty,
    third({ version: 5, symbols: ["read"], facts: [fact(nul)] }),
  ],
  [
    "first-party symbols before keys",
    { Format: "SymbolTableOverlap" },
    first({ symbols: ["read"], publicKeys: [key, key] }),
  ],
  [
    "earlier keys before later ones",
    { Format: "PublicKeyTableOverlap" },
    first({ publicKeys: [key, key, { algorithm: 5, key: key.key }] }),
  ],
  [
    "the first block before the second",
    unknownSymbol(99),
    first({ facts: [{ predicate: named(99n) }] }),
    second({ version: 9 }),
  ],
  [
    "declarations of all blocks before content",
    { Format: "SymbolTableOverlap" },
    first({ version: 9, symbols }),
    second({ symbols }),
  ],
]

describeRows("symbols and keys", tables)
describeRows("versions of third-party blocks", thirdPartyVersions)
describeRows("which of two faults is reported", order)
