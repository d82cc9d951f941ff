/** Tokens made by the reference implementation, and then changed on their way. */
import { loadOracle } from "./oracle.ts"

export interface ChainedToken {
  readonly text: string
  readonly rootKey: string
  /** The public key of the party that signed its last block. */
  readonly thirdParty: string
}

const ed25519 = 0
const secp256r1 = 1

/** An authority, two blocks, and one that a third party signed; the last is `group("admin")`. */
export async function chainedToken(): Promise<ChainedToken> {
  const oracle = await loadOracle()
  const block = (source: string) => {
    const builder = oracle.Biscuit.block_builder()
    builder.addCode(source)
    return builder
  }
  const root = new oracle.KeyPair(ed25519)
  const other = new oracle.KeyPair(secp256r1)
  const authority = oracle.Biscuit.builder()
  authority.addCode('user("alice"); right("file1", "read");')
  authority.setRootKeyId(7)
  const token = authority
    .build(root.getPrivateKey())
    .appendBlock(block('check if operation("read") or operation("scan")'))
    .appendBlock(block('check if resource("file1")'))
  const signed = token
    .getThirdPartyRequest()
    .createBlock(other.getPrivateKey(), block('group("admin");'))
  return {
    text: token.appendThirdPartyBlock(other.getPublicKey(), signed).toBase64(),
    rootKey: root.getPublicKey().toString(),
    thirdParty: other.getPublicKey().toString(),
  }
}

/** The same token with its first `scan`, in block 1, read as `rcan`. */
export function altered(text: string): string {
  const bytes = Buffer.from(text, "base64url")
  bytes[bytes.indexOf("scan")]! ^= 1
  return bytes.toString("base64url")
}

/** The same token with its blocks 1 and 2 in each other's places. */
export function swapped(text: string): string {
  const fields = fieldsOf(Buffer.from(text, "base64url"))
  const first = fields.findIndex((field) => field[0] === blockTag)
  const [one, two] = [fields[first]!, fields[first + 1]!]
  return Buffer.concat(fields.with(first, two).with(first + 1, one)).toString("base64url")
}

/** Field 3 of a token, a message of its own: a block after the authority. */
const blockTag = 0x1a

/** The fields of a message, each with its tag; all but the root key id have a length. */
function fieldsOf(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const [value, start] = varint(bytes, at + 1)
    const end = (bytes[at]! & 7) === 0 ? start : start + value
    fields.push(bytes.subarray(at, end))
    at = end
  }
  return fields
}

function varint(bytes: Buffer, from: number): [value: number, end: number] {
  let value = 0
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    value += (bytes[at]! & 0x7f) * scale
    if (bytes[at]! < 0x80) return [value, at + 1]
  }
}
