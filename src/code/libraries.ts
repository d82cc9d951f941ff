/** The libraries that programs are written for: names, versions, and how a program is installed and run. */
import type { Language } from "./types.ts"

export interface Library {
  readonly language: Language
  /** What the language is called in a list. */
  readonly title: string
  /** Package and version, for the first line of a program. */
  readonly name: string
  /** How a line of comment begins. */
  readonly comment: string
  /** Of the program's file. */
  readonly extension: string
  /** `FILE` stands for the program's file, `NAME` for its name without the extension. */
  readonly commands: readonly string[]
}

export const libraries: Readonly<Record<Exclude<Language, "samples">, Library>> = {
  rust: {
    language: "rust",
    title: "Rust",
    name: "biscuit-auth 6.0.0",
    comment: "//",
    extension: "rs",
    commands: ["cargo add biscuit-auth@6.0.0", "cp FILE src/main.rs", "cargo run"],
  },
  node: {
    language: "node",
    title: "Node",
    name: "@biscuit-auth/biscuit-wasm 0.6.0",
    comment: "//",
    extension: "mjs",
    commands: [
      "npm install @biscuit-auth/biscuit-wasm@0.6.0",
      "node --experimental-wasm-modules FILE",
    ],
  },
  python: {
    language: "python",
    title: "Python",
    name: "biscuit-python 0.4.0",
    comment: "#",
    extension: "py",
    commands: ["pip install biscuit-python==0.4.0", "python3 FILE"],
  },
  go: {
    language: "go",
    title: "Go",
    name: "github.com/biscuit-auth/biscuit-go/v2 2.2.0",
    comment: "//",
    extension: "go",
    commands: ["go get github.com/biscuit-auth/biscuit-go/v2@v2.2.0", "go run FILE"],
  },
  java: {
    language: "java",
    title: "Java",
    name: "org.eclipse.biscuit, biscuit-java 4.0.1",
    comment: "//",
    extension: "java",
    commands: ["java -cp 'lib/*' FILE"],
  },
  haskell: {
    language: "haskell",
    title: "Haskell",
    name: "biscuit-haskell 0.5 (main branch)",
    comment: "--",
    extension: "hs",
    commands: ["cabal exec runghc FILE"],
  },
  php: {
    language: "php",
    title: "PHP",
    name: "ext-biscuit, ptondereau/biscuit-php (which version: not checked)",
    comment: "//",
    extension: "php",
    commands: ["pie install ptondereau/biscuit-php", "php FILE"],
  },
  cli: {
    language: "cli",
    title: "biscuit-cli",
    name: "biscuit-cli 0.6.0-beta.1",
    comment: "#",
    extension: "sh",
    commands: ["cargo install biscuit-cli --version 0.6.0-beta.1", "bash FILE"],
  },
}
