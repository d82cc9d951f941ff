/** Tokens made by the reference implementation, as a service elsewhere would have issued them. */
import { loadOracle, type Oracle } from "../src/test/oracle.ts"

export interface IssuedToken {
  readonly name: string
  readonly text: string
  readonly rootKey: string
  /** Datalog that the page must show for its last block. */
  readonly lastBlock: string
}

const ed25519 = 0
const secp256r1 = 1

export async function issueTokens(): Promise<readonly IssuedToken[]> {
  const oracle = await loadOracle()
  return [attenuated(oracle), countersigned(oracle), sealed(oracle)]
}

/** A key that signed none of them. */
export async function strangersKey(): Promise<string> {
  const { KeyPair } = await loadOracle()
  return new KeyPair(ed25519).getPublicKey().toString()
}

/** A key pair that was made elsewhere. */
export async function foreignPair(): Promise<{ publicKey: string; privateKey: string }> {
  const { KeyPair } = await loadOracle()
  const pair = new KeyPair(ed25519)
  return {
    publicKey: pair.getPublicKey().toString(),
    privateKey: pair.getPrivateKey().toString(),
  }
}

const authority = `user("alice"); right("file1", "read");`

function issue(oracle: Oracle, algorithm: 0 | 1) {
  const root = new oracle.KeyPair(algorithm)
  const builder = oracle.Biscuit.builder()
  builder.addCode(authority)
  const rootKey = root.getPublicKey().toString()
  return { token: builder.build(root.getPrivateKey()), rootKey }
}

function block(oracle: Oracle, source: string) {
  const builder = oracle.Biscuit.block_builder()
  builder.addCode(source)
  return builder
}

function attenuated(oracle: Oracle): IssuedToken {
  const { token, rootKey } = issue(oracle, ed25519)
  const text = token.appendBlock(block(oracle, `check if operation("read")`)).toBase64()
  return { name: "attenuated", text, rootKey, lastBlock: `check if operation("read");` }
}

function countersigned(oracle: Oracle): IssuedToken {
  const { token, rootKey } = issue(oracle, ed25519)
  const other = new oracle.KeyPair(ed25519)
  const signed = token
    .getThirdPartyRequest()
    .createBlock(other.getPrivateKey(), block(oracle, `group("admin");`))
  const text = token.appendThirdPartyBlock(other.getPublicKey(), signed).toBase64()
  return { name: "third-party", text, rootKey, lastBlock: `group("admin");` }
}

function sealed(oracle: Oracle): IssuedToken {
  const { token, rootKey } = issue(oracle, secp256r1)
  const text = token.appendBlock(block(oracle, `check if true`)).sealToken().toBase64()
  return { name: "sealed secp256r1", text, rootKey, lastBlock: `check if true;` }
}

/** A token of `count` blocks, each with a check that holds for the first request of the page. */
export async function longToken(count: number): Promise<Pick<IssuedToken, "text" | "rootKey">> {
  const oracle = await loadOracle()
  const { token: first, rootKey } = issue(oracle, ed25519)
  let token = first
  for (let i = 1; i < count; i++) {
    token = token.appendBlock(
      block(oracle, `service("hop-${i}"); check if operation("read"), resource($r);`),
    )
  }
  return { text: token.toBase64(), rootKey }
}
