/** What blocks say in a form that no version has, or that theirs lacks. */
import {
  describeRows,
  type Row,
  emptyTerm,
  first,
  key,
  mixedSet,
  noBitwise,
  noBlockScopes,
  noKinds,
  noNewFeatures,
  noReject,
  noScopes,
  second,
  unreadable,
  version,
} from "./content-row.ts"
import {
  array,
  binary,
  check,
  closure,
  fact,
  noScope,
  nothing,
  nul,
  one,
  predicate,
  rule,
  scopeKey,
  scopeType,
  set,
  term,
  unary,
  value,
  when,
} from "./messages.ts"

const versions: Row[] = [
  ["no version", version(0), first({ version: undefined })],
  ["version 0", version(0), first({ version: 0 })],
  ["version 2", version(2), first({ version: 2 })],
  ["version 7", version(7), first({ version: 7 })],
  [
    "version 3 to 6",
    "accepted",
    first({ version: 3 }),
    second({ version: 4 }),
    second({ version: 5 }),
    second({}),
  ],
]

const checkKinds: Row[] = [
  [
    "a written kind in 3.0, even of `check if`",
    noKinds,
    first({ version: 3, checks: [check(0, rule())] }),
  ],
  ["`check all` in 3.1", "accepted", first({ version: 4, checks: [check(1, rule())] })],
  ["`reject if` in 3.1", noReject, first({ version: 4, checks: [check(2, rule())] })],
  ["`reject if` in 3.2", noReject, first({ version: 5, checks: [check(2, rule())] })],
  ["`reject if` in 3.3", "accepted", first({ checks: [check(2, rule())] })],
  ["a kind that is none", unreadable("invalid check kind"), first({ checks: [check(3, rule())] })],
  ["a check without queries", "accepted", first({ checks: [check(undefined)] })],
]

const scopes: Row[] = [
  [
    "a rule's scope in 3.0",
    noScopes,
    first({ version: 3, rules: [rule({ scope: [scopeType(0)] })] }),
  ],
  [
    "a check's scope in 3.0",
    noScopes,
    first({ version: 3, checks: [check(undefined, rule({ scope: [noScope] }))] }),
  ],
  ["a block's scope in 3.0", noBlockScopes, first({ version: 3, scope: [scopeType(0)] })],
  ["scopes in 3.1", "accepted", first({ version: 4, scope: [scopeType(0), scopeType(1)] })],
  ["an empty scope", unreadable("expected `content` field in Scope"), first({ scope: [noScope] })],
  [
    "a scope type that is none",
    unreadable("unexpected value `-1` for scope type"),
    first({ scope: [scopeType(-1)] }),
  ],
  [
    "a scope's key that no table has",
    { Format: "UnknownExternalKey" },
    first({ scope: [scopeKey(0n)] }),
  ],
  [
    "a negative key index",
    { Format: "UnknownExternalKey" },
    first({ rules: [rule({ scope: [scopeKey(-1n)] })] }),
  ],
  [
    "a key of a later block",
    "accepted",
    first({ scope: [scopeKey(0n)] }),
    second({ publicKeys: [key] }),
  ],
]

const features: Row[] = [
  [
    "bitwise operators in 3.0",
    noBitwise,
    first({ version: 3, checks: [when(value(one), value(one), binary(17))] }),
  ],
  [
    "`!==` in 3.0",
    noBitwise,
    first({ version: 3, checks: [when(value(one), value(one), binary(20))] }),
  ],
  [
    "bitwise operators in a closure in 3.0",
    "accepted",
    first({ version: 3, checks: [when(closure([], binary(17)))] }),
  ],
  [
    "what came with 3.3 in 3.0",
    "accepted",
    first({ version: 3, facts: [fact(nul)], checks: [when(closure())] }),
  ],
  ["null in 3.1", noNewFeatures, first({ version: 4, facts: [fact(nul)] })],
  ["null in a set in 3.2", noNewFeatures, first({ version: 5, facts: [fact(set(nul))] })],
  ["null in an array in 3.1", "accepted", first({ version: 4, facts: [fact(array(nul))] })],
  [
    "null in a check's head in 3.1",
    "accepted",
    first({ version: 4, checks: [check(undefined, rule({ head: predicate(nul) }))] }),
  ],
  [
    "`==` in 3.1",
    noNewFeatures,
    first({ version: 4, checks: [when(value(one), value(one), binary(21))] }),
  ],
  ["closures in 3.1", noNewFeatures, first({ version: 4, checks: [when(closure())] })],
  ["`.type()` in 3.1", noNewFeatures, first({ version: 4, checks: [when(value(one), unary(3))] })],
  [
    "`try_or` without a closure in 3.1",
    "accepted",
    first({ version: 4, checks: [when(value(one), value(one), binary(29))] }),
  ],
]

const terms: Row[] = [
  ["an empty term", emptyTerm, first({ facts: [fact(nothing)] })],
  ["an empty term in a set", emptyTerm, first({ facts: [fact(set(nothing))] })],
  ["an empty term in an array", emptyTerm, first({ facts: [fact(array(nothing))] })],
  [
    "an empty map key",
    emptyTerm,
    first({ facts: [fact(term("map", { entries: [{ key: nothing as never, value: one }] }))] }),
  ],
  [
    "a variable in a set",
    unreadable("sets cannot contain variables"),
    first({ facts: [fact(set(term("variable", 0)))] }),
  ],
  [
    "a set in a set",
    unreadable("sets cannot contain other sets"),
    first({ facts: [fact(set(set()))] }),
  ],
  ["two kinds in a set", mixedSet, first({ facts: [fact(set(one, term("bool", true)))] })],
  ["arrays in a set", "accepted", first({ facts: [fact(set(array(), array(one)))] })],
  [
    "variables in a fact and in an array",
    "accepted",
    first({ facts: [fact(term("variable", 0), array(term("variable", 0)))] }),
  ],
  [
    "a date beyond all calendars",
    "accepted",
    first({ facts: [fact(term("date", 2n ** 64n - 1n))] }),
  ],
]

const operations: Row[] = [
  [
    "an empty operation",
    unreadable("operation is empty"),
    first({ checks: [when({ content: undefined })] }),
  ],
  [
    "an unknown unary operation",
    unreadable("unary operation is empty"),
    first({ checks: [when(unary(5, 0n))] }),
  ],
  [
    "an unknown binary operation",
    unreadable("binary operation is empty"),
    first({ checks: [when(binary(30))] }),
  ],
  ["a call without a name", unreadable("missing ffi name"), first({ checks: [when(unary(4))] })],
  [
    "a name on `!`",
    unreadable("ffi name set on a regular unary operation"),
    first({ checks: [when(unary(0, 0n))] }),
  ],
  [
    "a name on `+`",
    unreadable("ffi name set on a regular binary operation"),
    first({ checks: [when(binary(9, 0n))] }),
  ],
  ["an expression that leaves no value", "accepted", first({ checks: [when(binary(9))] })],
]

describeRows("versions", versions)
describeRows("check kinds", checkKinds)
describeRows("scopes", scopes)
describeRows("features of later versions", features)
describeRows("terms", terms)
describeRows("operations", operations)
