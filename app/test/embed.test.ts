import { expect, test } from "vitest"
import { decodeLink } from "../../src/document/index.ts"
import { heightIn, heightMessage } from "../embed/messages.ts"
import { fragmentOf, queryOf, undented } from "../embed/texts.ts"
import { embeddingOf } from "../state/embedding.ts"

const none = { readonly: null, tabs: null, theme: null, limits: null, query: null }

/** An element with a text and attributes. */
const written = (textContent: string, ...attributes: readonly string[]) => {
  const values = new Map(
    attributes.map((each): [string, string] => {
      const [name = "", value = ""] = each.split("=")
      return [name, value]
    }),
  )
  return { textContent, getAttribute: (name: string) => values.get(name) ?? null }
}

test("a text loses the lines around it and the indentation of the page it stands in", () => {
  expect(undented('\n    user("a");\n\n      // more\n    right("b");\n  ')).toBe(
    'user("a");\n\n  // more\nright("b");',
  )
  expect(undented("")).toBe("")
  expect(undented("  \n \n")).toBe("")
  expect(undented("\r\n  a();\r\n  b();\r\n")).toBe("a();\nb();")
})

test("texts come back from the fragment as they were written, whatever is in them", () => {
  const hostile = 'user("&block=evil#+%41 </script>\u202e");'
  const fragment = fragmentOf(
    [
      written(hostile, "data-block"),
      written("check if true;", "data-block", "data-third-party=ed25519/2"),
      written('allow if user("a + b");', "data-authorizer"),
    ],
    { ...none, limits: "strict", query: "q($x) <- user($x)" },
  )
  const opening = decodeLink(fragment)
  if (opening.kind === "refused") throw new Error(opening.message)
  const { authored, authorizer, limits, query } = opening.document
  expect(authored.blocks.map(({ text }) => text)).toEqual([hostile, "check if true;"])
  expect(authored.blocks[1]!.external).toEqual({ algorithm: "ed25519", number: 2 })
  expect(authorizer).toBe('allow if user("a + b");')
  expect(limits.name).toBe("strict")
  expect(query.text).toBe("q($x) <- user($x)")
})

test("attributes become the query, which the page reads", () => {
  const search = `?${queryOf({ ...none, readonly: "", tabs: "why, authorizer", theme: "dark" })}`
  expect(search).toBe("?embed&readonly&tabs=why%2C%20authorizer&theme=dark")
  expect(embeddingOf(search)).toEqual({
    isReadOnly: true,
    parts: new Set(["why", "authorizer"]),
  })
})

test("an address without `embed` is a page of its own, and unknown parts are left out", () => {
  expect(embeddingOf("?readonly&tabs=authorizer")).toBeNull()
  const usual = new Set(["blocks", "authorizer", "verdict"])
  expect(embeddingOf("?embed")).toEqual({ isReadOnly: false, parts: usual })
  expect(embeddingOf("?embed&tabs=proof,__proto__")?.parts).toEqual(usual)
  expect(embeddingOf("?embed&tabs=proof,verdict")?.parts).toEqual(new Set(["verdict"]))
})

test("a height is taken within bounds, and from nothing else", () => {
  expect(heightIn(heightMessage(120.2))).toBe(121)
  expect(heightIn(heightMessage(1e9))).toBe(4000)
  expect(heightIn(heightMessage(-5))).toBe(0)
  for (const other of [null, 5, "height", {}, heightMessage(NaN), { height: 5 }]) {
    expect(heightIn(other)).toBeNull()
  }
})
