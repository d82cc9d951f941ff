/**
 * What a token can be refused for before its blocks are looked into: the bytes, the reference's name of the error, and the sentence people
 * read, with the block and the byte.
 */
import { parseBlock } from "../../language/index.ts"
import { createBiscuit, encodeBase64 } from "../index.ts"
import { encodeUtf8 } from "../platform.ts"
import { PrivateKey } from "../private-key.ts"
import { decodeMessage, encodeMessage } from "../protobuf.ts"
import { containerRanges } from "../ranges.ts"
import { BiscuitMessage } from "../schema.ts"
import { first, second, third } from "./content-row.ts"
import { forge, root } from "./forge.ts"
import { describeRefusals, type Refusal } from "./refusal.ts"

const p256 = PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(3))
/** An authority, a third-party block and a block of its holder. */
const whole = forge(first({ version: 3 }), third({ version: 5 }), second({ version: 3 }))
/** An authority whose next key is of the other algorithm, and a block. */
const overP256 = createBiscuit({ root, authority: parseBlock("a(1);").ast, nextKey: p256 })
  .append(parseBlock("b(2);").ast)
  .toBytes()
const none = new Uint8Array()

function edited(edit: (message: BiscuitMessage) => void, token = whole): Uint8Array {
  const message = decodeMessage(BiscuitMessage, token.slice())
  edit(message)
  return encodeMessage(BiscuitMessage, message)
}

const blockFrom = (index: number): number => containerRanges(whole).blocks[index]!.from

/** `whole` with another byte at an offset of one of its blocks. */
function withByte(block: number, offset: number, byte: number): Uint8Array {
  const bytes = whole.slice()
  bytes[blockFrom(block) + offset] = byte
  return bytes
}

const rows: readonly Refusal[] = [
  {
    title: "padding that is too long",
    token: `${encodeBase64(whole)}====`,
    code: "InvalidByte",
    message: "expected a character of URL-safe base64 at offset 639, found `=`",
    at: 639,
  },
  {
    title: "a character too many",
    token: `${encodeBase64(whole)}A`,
    code: "InvalidLength",
    message:
      "expected base64 of a valid length, found one with missing characters or wrong padding",
  },
  {
    title: "the other alphabet",
    token: encodeBase64(whole).replace(/.(.{4})$/, "+$1"),
    code: "InvalidByte",
    message: "expected a character of URL-safe base64 at offset 635, found `+`",
    at: 635,
  },
  {
    title: "a line break in the text",
    token: `${encodeBase64(whole).slice(0, 64)}\r\n${encodeBase64(whole).slice(64)}`,
    code: "InvalidByte",
    message: "expected a character of URL-safe base64 at offset 64, found byte 0x0d",
    at: 64,
  },
  {
    title: "the prefix `biscuit:`",
    token: `biscuit:${encodeBase64(whole)}`,
    code: "InvalidByte",
    message: "expected a character of URL-safe base64 at offset 7, found `:`",
    at: 7,
  },
  {
    title: "bits after the last byte",
    token: "Ch",
    code: "InvalidLastSymbol",
    message: "expected the last base64 character, at offset 1, to leave no bits over, found `h`",
    at: 1,
  },
  {
    title: "no bytes",
    token: new Uint8Array(),
    code: "InvalidKeySize",
    message: "there are no bytes",
  },
  {
    title: "bytes that are no message",
    token: Uint8Array.of(0xff),
    code: "DeserializationError",
    message: "these are no token's bytes: a number is cut off, or has more than 64 bits, at byte 0",
    at: 0,
  },
  {
    title: "a field of no type",
    token: Uint8Array.of(0x0f),
    code: "DeserializationError",
    message: "these are no token's bytes: a field is of a type that there is not, at byte 0",
    at: 0,
  },
  {
    title: "JSON text",
    token: encodeUtf8('{"alg":"EdDSA"}'),
    code: "DeserializationError",
    message:
      "the bytes end too early: the token is cut off, or these are no token's bytes, at byte 2",
    at: 2,
  },
  {
    title: "a token cut off in its authority",
    token: whole.slice(0, 60),
    code: "DeserializationError",
    message:
      "the authority block announces 110 bytes, 58 are present: the bytes are cut off, or are no token",
    at: 1,
  },
  {
    title: "a token cut off in a block",
    token: whole.slice(0, blockFrom(1) + 30),
    code: "DeserializationError",
    message: "block 1 announces 216 bytes, 27 are present: the bytes are cut off, or are no token",
    at: 113,
  },
  {
    title: "a token cut off in its proof",
    token: whole.slice(0, -5),
    code: "DeserializationError",
    message: "the proof announces 34 bytes, 29 are present: the bytes are cut off, or are no token",
    at: 444,
  },
  {
    title: "a token cut off between two parts",
    token: whole.slice(0, blockFrom(1)),
    code: "DeserializationError",
    message: "the token has neither a secret nor a seal at its end: most likely it was cut off",
  },
  {
    title: "a length inside of a block that is too long",
    token: withByte(1, 3, 0x7f),
    code: "DeserializationError",
    message:
      "block 1: these are no token's bytes: a field is of a type that there is not in `blocks`, at byte 115",
    block: 1,
    at: 115,
  },
  {
    title: "no authority",
    token: edited(
      (message) =>
        (message.authority = {
          ...message.authority,
          block: none,
          signature: none,
          nextKey: { algorithm: 0, key: none },
        }),
    ),
    code: "InvalidKeySize",
    message: "there is no authority block",
  },
  {
    title: "a next key of an unknown algorithm",
    token: edited(({ blocks }) => (blocks[0]!.nextKey.algorithm = 2)),
    code: "DeserializationError",
    message:
      "block 1: a key is of algorithm 2, and there are 0 (ed25519) and 1 (secp256r1), at byte 122",
    block: 1,
    at: 122,
  },
  {
    title: "a next key of 31 bytes",
    token: edited(({ authority }) => (authority.nextKey.key = new Uint8Array(31))),
    code: "InvalidKeySize",
    message: "the authority block: expected a key of 32 bytes, found 31, at byte 12",
    block: 0,
    at: 12,
  },
  {
    title: "a next key of the other algorithm's length",
    token: edited(({ authority }) => (authority.nextKey.key = new Uint8Array(33))),
    code: "InvalidKeySize",
    message:
      "the authority block: expected a key of 32 bytes, found 33, as public keys of secp256r1 have, at byte 12",
    block: 0,
    at: 12,
  },
  {
    title: "a next key that is no point",
    token: edited(({ blocks }) => (blocks[0]!.nextKey.key = new Uint8Array(32).fill(2))),
    code: "InvalidKey",
    message: "block 1: the key is no point of the ed25519 curve",
    block: 1,
  },
  {
    title: "a secp256r1 key that is none",
    token: edited(({ blocks }) => (blocks[0]!.nextKey = { algorithm: 1, key: new Uint8Array(33) })),
    code: "InvalidKey",
    message: "block 1: the key is none of secp256r1, at byte 125",
    block: 1,
    at: 125,
  },
  {
    title: "an external signature on the authority",
    token: edited(
      ({ authority, blocks }) => (authority.externalSignature = blocks[0]!.externalSignature),
    ),
    code: "DeserializationError",
    message:
      "the authority block: it has another party's signature, which only blocks after the authority can have, at byte 113",
    block: 0,
    at: 113,
  },
  {
    title: "a third-party block of signature version 0",
    token: edited(({ blocks }) => (blocks[0]!.version = 0)),
    code: "DeserializationError",
    message:
      "block 1: a third-party block has signature version 1, and this one has another, at byte 330",
    block: 1,
    at: 330,
  },
  {
    title: "a third-party block without a signature version",
    token: edited(({ blocks }) => (blocks[0]!.version = undefined)),
    code: "DeserializationError",
    message: "block 1: a third-party block has signature version 1, and this one has another",
    block: 1,
  },
  {
    title: "an external key of an unknown algorithm",
    token: edited(({ blocks }) => (blocks[0]!.externalSignature!.publicKey.algorithm = 7)),
    code: "DeserializationError",
    message:
      "block 1: a key is of algorithm 7, and there are 0 (ed25519) and 1 (secp256r1), at byte 294",
    block: 1,
    at: 294,
  },
  {
    title: "no proof",
    token: edited((message) => (message.proof.content = undefined)),
    code: "DeserializationError",
    message: "the token has neither a secret nor a seal at its end: most likely it was cut off",
  },
  {
    title: "a secret of 31 bytes",
    token: edited(
      (message) => (message.proof.content = { kind: "nextSecret", value: new Uint8Array(31) }),
    ),
    code: "InvalidKeySize",
    message: "expected a key of 32 bytes, found 31, at byte 447",
    at: 447,
  },
  {
    title: "a P-256 secret of zeros",
    token: edited((message) => {
      message.blocks[1]!.nextKey = { algorithm: 1, key: p256.publicKey.bytes }
      message.proof.content = { kind: "nextSecret", value: new Uint8Array(32) }
    }),
    code: "InvalidKey",
    message: "the key is none of secp256r1, at byte 448",
    at: 448,
  },
  {
    title: "another secret",
    token: edited(
      (message) => (message.proof.content = { kind: "nextSecret", value: new Uint8Array(32) }),
    ),
    code: "InvalidSignature",
    message: "block 2: the token's secret does not belong to the next key of its last block",
    block: 2,
  },
  {
    title: "a signature version that is none",
    token: edited(({ blocks }) => (blocks[1]!.version = 2)),
    code: "DeserializationError",
    message: "block 2: the signature is of version 2, and there are 0 and 1",
    block: 2,
  },
  {
    title: "a signature that does not match",
    token: edited(({ blocks }) => (blocks[1]!.signature = blocks[0]!.signature)),
    code: "InvalidSignature",
    message:
      "block 2: the signature does not match: another key made it, or something that it covers was altered",
    block: 2,
  },
  {
    title: "a cut signature",
    token: edited(({ blocks }) => (blocks[1]!.signature = Uint8Array.of(1, 2, 3))),
    code: "BlockSignatureDeserializationError",
    message: "block 2: the signature has 3 bytes, and one of ed25519 has 64",
    block: 2,
  },
  {
    title: "a scalar above the order",
    token: edited(({ blocks }) => (blocks[1]!.signature = new Uint8Array(64).fill(0xff))),
    code: "InvalidSignature",
    message:
      "block 2: the signature is none that a signer writes: its second half is not below the group's order",
    block: 2,
  },
  {
    title: "no DER under a secp256r1 key",
    token: edited(({ blocks }) => (blocks[0]!.signature = new Uint8Array(64)), overP256),
    code: "BlockSignatureDeserializationError",
    message: "block 1: the signature is not in the DER form that secp256r1 has",
    block: 1,
  },
  {
    title: "a token of 1.x, whose authority is the first field",
    token: Uint8Array.of(0x0a, 0x02, 0x08, 0x00),
    code: "DeserializationError",
    message:
      "the first field holds bytes where a key's number stands since 2.0: a library of 0.x or 1.x made this token, or the bytes are none of a token, at byte 0",
    at: 0,
  },
]

describeRefusals("a token is refused in words", rows)
