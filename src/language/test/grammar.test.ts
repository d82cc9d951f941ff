import { readdirSync, readFileSync } from "node:fs"
import { fileTests } from "@lezer/generator/test"
import { describe, test } from "vitest"
import { biscuitParser } from "../index.ts"

const folder = new URL("cases/grammar/", import.meta.url)

describe.each(readdirSync(folder))("%s", (file) => {
  for (const { name, run } of fileTests(readFileSync(new URL(file, folder), "utf8"), file)) {
    test(name, () => run(biscuitParser))
  }
})
