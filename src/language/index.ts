export { biscuitParser } from "./biscuit-parser.ts"
export {
  diagnosticCodes,
  type Diagnostic,
  type DiagnosticCode,
  type Positions,
  type Severity,
  type Span,
} from "./diagnostics.ts"
export { highlighting } from "./highlight.ts"
export { maxNesting, type ParseOptions } from "./lowering.ts"
export { methodNames } from "./methods.ts"
export {
  parseAuthorizer,
  parseBlock,
  parseCheck,
  parseFact,
  parsePolicy,
  parseRule,
  type Parsed,
} from "./parse.ts"
export { maxSourceLength } from "./text.ts"
