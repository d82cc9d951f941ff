/** The program for a language, with what is to be said beside it. */
import { cliScript } from "./cli.ts"
import { goProgram } from "./go.ts"
import { haskellProgram } from "./haskell.ts"
import { commandsOf, fileBase } from "./head.ts"
import { javaProgram } from "./java.ts"
import { libraries } from "./libraries.ts"
import { nodeProgram } from "./node.ts"
import { notesOn } from "./notes.ts"
import { phpProgram } from "./php.ts"
import { pythonProgram } from "./python.ts"
import { rustProgram } from "./rust.ts"
import { type Case, samplesFile } from "./samples.ts"
import type { Language, Program, Task } from "./types.ts"

type ProgramLanguage = Exclude<Language, "samples">

const generators: Readonly<Record<ProgramLanguage, (task: Task) => string | null>> = {
  rust: rustProgram,
  node: nodeProgram,
  python: pythonProgram,
  go: goProgram,
  java: javaProgram,
  haskell: haskellProgram,
  php: phpProgram,
  cli: cliScript,
}

/** Null where the language cannot hold a text: NUL in a word of a shell. */
export function generateProgram(language: ProgramLanguage, task: Task): Program | null {
  const text = generators[language](task)
  if (text === null) return null
  const library = libraries[language]
  return {
    text,
    fileName: `${fileBase(task)}.${library.extension}`,
    commands: commandsOf(library, task),
    notes: notesOn(language, task),
  }
}

/** The document as `samples.json`; `task` says what to note. */
export const generateSamples = (given: Case, task: Task): Program => ({
  text: samplesFile(given),
  fileName: "samples.json",
  commands: [],
  notes: notesOn("samples", task),
})
