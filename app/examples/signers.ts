/** The third parties of the examples. Their public keys are those of throwaway keys, which a test derives. */
import type { Signer } from "./types.ts"

export const identityProvider: Signer = {
  name: "identity provider",
  key: { algorithm: "ed25519", number: 1 },
  publicKey: "ed25519/1b67a61af0ada2c4c6e9b4f825b9bd2516c1b414b9882164c5a0e48db9344528",
}

export const loginService: Signer = {
  name: "login service",
  key: { algorithm: "secp256r1", number: 2 },
  publicKey: "secp256r1/025994cdfa10aea3c201fae3c12e835cfb3ccbcf6c804c811ccd78d8f2fb8cea2a",
}

export const device: Signer = {
  name: "maya's device",
  key: { algorithm: "ed25519", number: 3 },
  publicKey: "ed25519/52c70a099cb2f6fc1d7d354baa66087a9ebc55a50329917e062c9ce75f99223f",
}

export const stranger: Signer = {
  name: "stranger",
  key: { algorithm: "ed25519", number: 4 },
  publicKey: "ed25519/78b6c8a00a90f8f669d4b1be5e3c098990b21481b4a660396839167f132558d8",
}

export const signers: readonly Signer[] = [identityProvider, loginService, device, stranger]
