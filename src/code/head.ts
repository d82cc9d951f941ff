/** The comment that every program begins with: package, how it is run, the page's verdict, how it ends. */
import type { Library } from "./libraries.ts"
import { commentWords } from "./quote.ts"
import type { Task } from "./types.ts"

/** What the program does, in a word that can name its file. */
export const fileBase = ({ start, blocks, sealed }: Task): string =>
  start.kind === "new" ? "build" : blocks.length > 0 || sealed ? "append" : "verify"

export const commandsOf = (library: Library, task: Task): readonly string[] => {
  const file = `${fileBase(task)}.${library.extension}`
  return library.commands.map((command) => command.replace("FILE", file))
}

const usualEnding = "Prints `allowed`, `denied` or `failed`, and exits with 0, 1 or 2."

const words: Readonly<Record<string, string>> = {
  build: "Builds a token and authorizes it",
  append: "Appends to a token and authorizes it",
  verify: "Verifies a token and authorizes it",
}

export function head(library: Library, task: Task, ending: string = usualEnding): string {
  const lines = [
    `${words[fileBase(task)]}, with ${library.name}.`,
    ...commandsOf(library, task).map((command) => `  ${command}`),
    `On the page: ${commentWords(task.verdict)}`,
    ending,
  ]
  return lines.map((line) => `${library.comment} ${line}\n`).join("")
}
