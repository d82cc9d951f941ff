export { AttenuableToken, type AppendOptions, type NextKeyOptions } from "./attenuable-token.ts"
export { containerRanges, type ByteRange, type ContainerRanges } from "./ranges.ts"
export { anatomy } from "./anatomy/anatomy.ts"
export { nodeAt, nodeOfClause, pathOf } from "./anatomy/find.ts"
export type * from "./anatomy/types.ts"
export { maxAnatomyNodes } from "./anatomy/walk.ts"
export { diagnose, maxPasteLength } from "./paste/diagnose.ts"
export type * from "./paste/types.ts"
export { decodeSnapshot } from "./snapshot/decode.ts"
export { encodeSnapshot } from "./snapshot/encode.ts"
export { snapshotNotes } from "./snapshot/notes.ts"
export type * from "./snapshot/types.ts"
export {
  encodePrivateKeyDer,
  encodePrivateKeyPem,
  encodePublicKeyDer,
  encodePublicKeyPem,
  readKeyFile,
  type FileKey,
} from "./key-files.ts"
export { decodeBase64, encodeBase64 } from "./base64.ts"
export {
  Biscuit,
  createBiscuit,
  UnverifiedBiscuit,
  type CreateOptions,
  type RootKeyProvider,
} from "./biscuit.ts"
export type { BlockStatus, ChainStatus, LinkCause, LinkStatus } from "./chain.ts"
export { maxTokenBytes } from "./container.ts"
export { encodeBlock, type EncodedBlock, type EncodeOptions } from "./encode-block.ts"
export {
  TokenError,
  type PlainTokenError,
  type ReferenceError,
  type TokenErrorCode,
} from "./errors.ts"
export { systemRandom, type RandomSource } from "./platform.ts"
export { PrivateKey } from "./private-key.ts"
export { parsePublicKeyText, readPublicKey } from "./public-key.ts"
export type { SignedContent, SignedContents, SignedPart } from "./signed-parts.ts"
export { declare, emptyTables, type BlockTables, type Declarations } from "./tables.ts"
export { ThirdPartyBlock, ThirdPartyRequest } from "./third-party.ts"
export { Token } from "./token.ts"
export { truncation, truncationText, type Truncation } from "./truncation.ts"
