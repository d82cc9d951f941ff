/**
 * What every part of lowering shares: the source, the diagnostics so far, the positions of AST
 * nodes, the parameters and the nesting bound. Lowering walks the tree once and builds AST and
 * diagnostics together.
 */
import type { PublicKey, Term } from "../ast/index.ts"
import type { NodeType, SyntaxNode } from "@lezer/common"
import {
  diagnosticCodes,
  type Diagnostic,
  type DiagnosticCode,
  type Positions,
  type Span,
} from "./diagnostics.ts"

/**
 * Brackets, negations and `.try_or()` around each other. The reference has no bound: it overflows
 * its stack, in Node somewhere between 300 and 500 parentheses, maps in sets or closures.
 */
export const maxNesting = 100

export interface ParseOptions {
  /** Values for `{name}` where a term may stand. */
  readonly parameters?: Readonly<Record<string, Term>>
  /** Keys for `{name}` after `trusting`. */
  readonly scopeParameters?: Readonly<Record<string, PublicKey>>
}

/**
 * Comments may stand anywhere in the tree; those in the wrong place are reported apart. Lezer
 * calls errors skipped too.
 */
export const isComment = ({ type }: { readonly type: NodeType }): boolean =>
  type.isSkipped && !type.isError

export class Lowering {
  readonly source: string
  readonly options: ParseOptions
  /**
   * Whether a parameter without a value is an error; the reference keeps them in single statements.
   */
  readonly bindsParameters: boolean
  readonly diagnostics: Diagnostic[] = []
  readonly positions: Positions = new WeakMap()
  readonly usedParameters: Set<string> = new Set()
  readonly usedScopeParameters: Set<string> = new Set()
  /** The first array or map that was read. */
  firstCollection: Span | null = null
  #nesting = 0

  constructor(source: string, options: ParseOptions, bindsParameters: boolean) {
    this.source = source
    this.options = options
    this.bindsParameters = bindsParameters
  }

  text({ from, to }: Span): string {
    return this.source.slice(from, to)
  }

  report({ from, to }: Span, code: DiagnosticCode, message: string, hint?: string): void {
    const { severity } = diagnosticCodes[code]
    this.diagnostics.push({
      from,
      to,
      severity,
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
    })
  }

  /** Remembers where `node` was written, and returns it. */
  locate<Node extends object>({ from, to }: Span, node: Node): Node {
    this.positions.set(node, { from, to })
    return node
  }

  /** The value given for a parameter, as an object of its own, or undefined. */
  parameter(name: string): Term | undefined {
    this.usedParameters.add(name)
    const value = ownValue(this.options.parameters, name)
    return value === undefined ? undefined : { ...value }
  }

  scopeParameter(name: string): PublicKey | undefined {
    this.usedScopeParameters.add(name)
    return ownValue(this.options.scopeParameters, name)
  }

  /** Runs `lower` one level deeper, or `levels`; null, with a diagnostic, below the bound. */
  nested<Result>(node: SyntaxNode, lower: () => Result, levels: number = 1): Result | null {
    if (this.#nesting + levels > maxNesting) {
      reportNesting(this, node)
      return null
    }
    this.#nesting += levels
    try {
      return lower()
    } finally {
      this.#nesting -= levels
    }
  }
}

export const reportNesting = (lowering: Lowering, span: Span): void =>
  lowering.report(span, "nesting", `nested more than ${maxNesting} levels deep`)

/** The children that mean something: no comments, no errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.type.isSkipped) children.push(child)
  }
  return children
}

/** Whether the parser had to skip or invent something directly in `node`. */
export function hasError(node: SyntaxNode): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.type.isError) return true
  }
  return false
}

/** Names come from the source, so `constructor` must not find what every object has. */
const ownValue = <Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
