/** What correctly signed blocks are refused for: the reference's name of the error, and the sentence. */
import { empty, first, key, second, third } from "./content-row.ts"
import { forge } from "./forge.ts"
import {
  binary,
  check,
  fact,
  noScope,
  nothing,
  nul,
  one,
  rule,
  scopeKey,
  scopeType,
  set,
  term,
  unary,
  value,
  when,
} from "./messages.ts"
import { describeRefusals, type Refusal } from "./refusal.ts"

const none = new Uint8Array()

const rows: readonly Refusal[] = [
  {
    title: "an authority that is no block",
    token: forge({ content: Uint8Array.of(0x18, 0x03, 0xff) }),
    code: "BlockDeserializationError",
    message:
      "the authority block: these are no block's bytes: a number is cut off, or has more than 64 bits, at byte 2 of the block",
    block: 0,
    at: 2,
  },
  {
    title: "a block that is no block",
    token: forge(empty, { content: Uint8Array.of(0x0a, 0x05, 0x61) }),
    code: "BlockDeserializationError",
    message:
      "block 1: the bytes end too early in `symbols`: the block is cut off, or these are no block's bytes, at byte 1 of the block",
    block: 1,
    at: 1,
  },
  {
    title: "a symbol that is not UTF-8",
    token: forge({ content: Uint8Array.of(0x0a, 0x03, 0x61, 0x62, 0xff) }),
    code: "BlockDeserializationError",
    message:
      "the authority block: these are no block's bytes: a text is not UTF-8 in `symbols`, at byte 4 of the block",
    block: 0,
    at: 4,
  },
  {
    title: "a default symbol declared",
    token: forge(first({ symbols: ["read"] })),
    code: "SymbolTableOverlap",
    message: "the authority block: it declares the symbol `read`, which is a default one",
    block: 0,
  },
  {
    title: "a symbol declared twice",
    token: forge(first({ symbols: ["a"] }), second({ symbols: ["a"] })),
    code: "SymbolTableOverlap",
    message: "block 1: it declares the symbol `a`, which a block before it declared too",
    block: 1,
  },
  {
    title: "a key declared twice",
    token: forge(first({ publicKeys: [key] }), second({ publicKeys: [key] })),
    code: "PublicKeyTableOverlap",
    message:
      "block 1: it declares the key `ed25519/fd1724385aa0c75b64fb78cd602fa1d991fdebf76b13c58ed702eac835e9f618`, which was declared before",
    block: 1,
  },
  {
    title: "a declared key that is none",
    token: forge(first({ publicKeys: [{ algorithm: 5, key: none }] })),
    code: "DeserializationError",
    message:
      "the authority block: a key is of algorithm 5, and there are 0 (ed25519) and 1 (secp256r1)",
    block: 0,
  },
  {
    title: "no version",
    token: forge(first({ version: undefined })),
    code: "Version",
    message: "the authority block: expected a Datalog version from 3 to 6, found none",
    block: 0,
  },
  {
    title: "a version of 2.x",
    token: forge(first({ version: 2 })),
    code: "Version",
    message:
      "the authority block: expected a Datalog version from 3 to 6, found 2: a library of 2.x made it",
    block: 0,
  },
  {
    title: "a version to come",
    token: forge(first({ version: 7 })),
    code: "Version",
    message:
      "the authority block: expected a Datalog version from 3 to 6, found 7: a newer library made it",
    block: 0,
  },
  {
    title: "a written kind in 3.0",
    token: forge(first({ version: 3, checks: [check(0, rule())] })),
    code: "DeserializationError",
    message:
      "the authority block: a check states its kind, which Datalog 3.1 brought, and the block is of 3.0",
    block: 0,
  },
  {
    title: "`reject if` in 3.2",
    token: forge(first({ version: 5, checks: [check(2, rule())] })),
    code: "DeserializationError",
    message:
      "the authority block: a check is `reject if`, which Datalog 3.3 brought, and the block is of an earlier version, in check 0",
    block: 0,
  },
  {
    title: "a third-party block of 3.1",
    token: forge(empty, third({ version: 4 })),
    code: "DeserializationError",
    message:
      "block 1: the block is of another party, which Datalog 3.2 brought, and is of an earlier version",
    block: 1,
  },
  {
    title: "a check of an unknown kind",
    token: forge(first({ checks: [check(3, rule())] })),
    code: "DeserializationError",
    message:
      "the authority block: a check is neither `check if` nor `check all` nor `reject if`, in check 0",
    block: 0,
  },
  {
    title: "a rule's scope in 3.0",
    token: forge(first({ version: 3, rules: [rule({ scope: [scopeType(0)] })] })),
    code: "DeserializationError",
    message:
      "the authority block: there is a `trusting` scope, which Datalog 3.1 brought, and the block is of 3.0, in rule 0",
    block: 0,
  },
  {
    title: "a block's scope in 3.0",
    token: forge(first({ version: 3, scope: [scopeType(0)] })),
    code: "DeserializationError",
    message:
      "the authority block: there is a `trusting` scope, which Datalog 3.1 brought, and the block is of 3.0",
    block: 0,
  },
  {
    title: "a bitwise operator in 3.0",
    token: forge(first({ version: 3, checks: [when(value(one), value(one), binary(17))] })),
    code: "DeserializationError",
    message:
      "the authority block: an expression uses a bitwise operator or `!==`, which Datalog 3.1 brought, and the block is of 3.0",
    block: 0,
  },
  {
    title: "null in 3.2",
    token: forge(first({ version: 5, facts: [fact(nul)] })),
    code: "DeserializationError",
    message:
      "the authority block: the block uses a map, an array, null or a closure, which Datalog 3.3 brought, and is of an earlier version",
    block: 0,
  },
  {
    title: "a variable in a set",
    token: forge(first({ facts: [fact(set(term("variable", 0)))] })),
    code: "DeserializationError",
    message: "the authority block: a set contains a variable, in fact 0",
    block: 0,
  },
  {
    title: "a set in a set",
    token: forge(first({ facts: [fact(set(set(one)))] })),
    code: "DeserializationError",
    message: "the authority block: a set contains a set, in fact 0",
    block: 0,
  },
  {
    title: "a set of different types",
    token: forge(first({ facts: [fact(set(one, term("bool", true)))] })),
    code: "DeserializationError",
    message: "the authority block: a set contains terms of different types, in fact 0",
    block: 0,
  },
  {
    title: "an empty term",
    token: forge(empty, first({ facts: [fact(nothing)] })),
    code: "DeserializationError",
    message: "block 1: a term, or a key of a map, has no value of a known type, in fact 0",
    block: 1,
  },
  {
    title: "an empty operation",
    token: forge(first({ checks: [when({ content: undefined })] })),
    code: "DeserializationError",
    message:
      "the authority block: an expression contains an operation of no known type, in check 0",
    block: 0,
  },
  {
    title: "an unknown unary operation",
    token: forge(first({ checks: [when(unary(99))] })),
    code: "DeserializationError",
    message:
      "the authority block: an expression contains a unary operation that is none of the known ones, in check 0",
    block: 0,
  },
  {
    title: "an unknown binary operation",
    token: forge(first({ checks: [when(binary(99))] })),
    code: "DeserializationError",
    message:
      "the authority block: an expression contains a binary operation that is none of the known ones, in check 0",
    block: 0,
  },
  {
    title: "a call without a name",
    token: forge(first({ checks: [when(unary(4))] })),
    code: "DeserializationError",
    message:
      "the authority block: a call of an external function does not name the function, in check 0",
    block: 0,
  },
  {
    title: "a name on another operation",
    token: forge(first({ checks: [when(binary(0, 27n))] })),
    code: "DeserializationError",
    message:
      "the authority block: a binary operation that calls no external function names one, in check 0",
    block: 0,
  },
  {
    title: "an empty scope",
    token: forge(first({ scope: [noScope] })),
    code: "DeserializationError",
    message: "the authority block: a `trusting` scope does not say whom it trusts, in scope 0",
    block: 0,
  },
  {
    title: "an unknown scope",
    token: forge(first({ scope: [scopeType(2)] })),
    code: "DeserializationError",
    message:
      "the authority block: a `trusting` scope is of type 2, and there are 0 (authority) and 1 (previous), in scope 0",
    block: 0,
  },
  {
    title: "an unknown symbol",
    token: forge(empty, first({ facts: [fact(term("string", 1025n))] })),
    code: "UnknownSymbol",
    message: "block 1: a name or a text is symbol 1025, which no table declares, in fact 0",
    block: 1,
  },
  {
    title: "a block of 2.x with a symbol that became a default one",
    token: forge(first({ version: 2, symbols: ["hostname"] })),
    code: "SymbolTableOverlap",
    message:
      "the authority block: it declares the symbol `hostname`, which is a default one: a library of 2.x made it, which has fewer default symbols",
    block: 0,
  },
  {
    title: "a block of 2.x without one",
    token: forge(empty, first({ version: 2, symbols: ["file1"] })),
    code: "Version",
    message: "block 1: expected a Datalog version from 3 to 6, found 2: a library of 2.x made it",
    block: 1,
  },
  {
    title: "an unknown key of a scope",
    token: forge(first({ scope: [scopeKey(3n)] })),
    code: "UnknownExternalKey",
    message:
      "the authority block: a `trusting` scope names a public key by an index that no table declares, in scope 0",
    block: 0,
  },
]

describeRefusals("a block is refused in words", rows)
