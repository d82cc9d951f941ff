/** What the reader chose to copy as code, and what programs that build a token are made from. */
import type { Language } from "../../src/code/index.ts"
import type { SavedDocument } from "../../src/document/index.ts"
import type { Documents } from "./documents.ts"

export const codeLanguages: readonly Language[] = [
  "node",
  "rust",
  "python",
  "go",
  "java",
  "haskell",
  "php",
  "cli",
  "samples",
]

export interface CodeView {
  readonly language: Language
  readonly purpose: "verify" | "build"
  /** Whether a pasted token's own text goes into the program. */
  readonly hasToken: boolean
  /** The document with throwaway keys in place of private ones; null until it is made. */
  readonly saved: { readonly documents: Documents; readonly saved: SavedDocument } | null
}

/** With the language that was chosen on an earlier visit. */
export const firstCode = (language: string | null): CodeView => ({
  language: codeLanguages.find((known) => known === language) ?? "node",
  purpose: "verify",
  hasToken: false,
  saved: null,
})
