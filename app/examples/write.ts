/** How examples are written down: Datalog in its own lines, signed blocks, and edits in a few words. */
import type { Edit, ExampleBlock, Signer } from "./types.ts"

/**
 * A text without its first and last line break and without the indentation that all of its lines share. Backslashes
 * are themselves.
 */
export function datalog(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw(parts, ...values)
    .replace(/^\n|\n\s*$/g, "")
    .split("\n")
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent)).join("\n")
}

export const signedBy = (signer: Signer, text: string): ExampleBlock => ({ text, signer })

export const replace = (where: number | "authorizer", text: string, by: string): Edit => ({
  kind: "replace",
  in: where,
  text,
  by,
})

export const append = (block: ExampleBlock): Edit => ({ kind: "append", block })

export const remove = (block: number): Edit => ({ kind: "remove", block })

export const unseal: Edit = { kind: "unseal" }
