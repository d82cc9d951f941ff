export * from "./types.ts"
export { decodeBase64Url, encodeBase64Url, isBase64Url } from "./base64.ts"
export { equalBytes, fromHex, toHex } from "./bytes.ts"
export { printDate } from "./dates.ts"
export { editDistance } from "./edit-distance.ts"
export { equalPublicKeys, parsePublicKey, printPublicKey, publicKeyLength } from "./keys.ts"
export {
  binaryOperator,
  binaryOperators,
  unaryOperator,
  unaryOperators,
  type Operator,
} from "./operators.ts"
export {
  compareBlockIds,
  compareBytes,
  compareKeys,
  compareTerms,
  compareUtf8,
  equalTerms,
  makeMap,
  makeSet,
  type CompareStrings,
} from "./order.ts"
export {
  printAuthorizer,
  printBlock,
  printCheck,
  printExpression,
  printFact,
  printPolicy,
  printPredicate,
  printQuery,
  printRule,
  printScope,
} from "./print.ts"
export { printTerm, reference, referenceOrder, source, type PrintStyle } from "./print-term.ts"
export type { Snapshot, SnapshotBlock, SnapshotFacts, SnapshotLimits } from "./snapshot.ts"
export {
  defaultSymbols,
  firstCustomSymbol,
  SymbolTable,
  visitBlock,
  visitFact,
  visitQueries,
  visitRule,
  visitSnapshot,
  type SnapshotClauses,
  type SymbolVisitor,
} from "./symbols.ts"
export { decodeUtf8, encodeUtf8 } from "./utf8.ts"
export {
  datalogVersion,
  maxVersion,
  minVersion,
  thirdPartyVersion,
  versionNeed,
  type VersionNeed,
} from "./version.ts"
