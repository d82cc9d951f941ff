import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { decodeLink, plainLink } from "../index.ts"
import { blocksOf, sheet } from "./documents.ts"

const opened = (fragment: string): unknown => {
  const opening = decodeLink(fragment)
  return opening.kind === "document" ? opening.document : `${opening.code}: ${opening.message}`
}

describe("readable parameters", () => {
  test("give blocks in their order, the authorizer, and what is to be seen", () => {
    const fragment =
      '#block=user("alice");&block=check+if+time($t),%20$t%20%3C%202027-01-01T00:00:00Z;' +
      "&authorizer=allow+if+true;&limits=strict&query=q($u)+%3C-+user($u)&from=0&pane=query&name=Alice%20%2B%20Bob"
    expect(opened(fragment)).toEqual(
      sheet({
        ...blocksOf('user("alice");', "check if time($t), $t < 2027-01-01T00:00:00Z;"),
        authorizer: "allow if true;",
        limits: { ...sheet({}).limits, name: "strict" },
        query: { text: "q($u) <- user($u)", viewpoint: 0 },
        pane: "query",
        name: "Alice + Bob",
      }),
    )
  })

  test("say after a block which throwaway key signs it, and that the token is sealed", () => {
    const { authored } = sheet({})
    expect(
      opened("block=a(1);&block=b(1);&third-party=2&block=c(1);&third-party=secp256r1/1&sealed=1"),
    ).toEqual(
      sheet({
        authored: {
          ...authored,
          sealed: true,
          blocks: [
            { text: "a(1);", next: "ed25519", external: null, signed: null },
            {
              text: "b(1);",
              next: "ed25519",
              external: { algorithm: "ed25519", number: 2 },
              signed: null,
            },
            {
              text: "c(1);",
              next: "ed25519",
              external: { algorithm: "secp256r1", number: 1 },
              signed: null,
            },
          ],
        },
      }),
    )
  })

  test("need no block", () => {
    expect(opened("authorizer=allow+if+true;")).toEqual(sheet({ authorizer: "allow if true;" }))
  })

  test.each([
    ["blok=a", "malformed: there is no parameter `blok`"],
    ["block=a&toString=1", "malformed: there is no parameter `toString`"],
    ["authorizer=a&authorizer=b", "malformed: `authorizer` is given twice"],
    ["third-party=1", "malformed: `third-party` comes after the block that it is about"],
    [
      "block=a&third-party=0",
      "malformed: `third-party`.number: expected a whole number from 1 to 999",
    ],
    ["block=a&sealed=yes", "malformed: `sealed`: expected `1`"],
    ["block=a&limits=none", "malformed: `limits`: expected `reference`, `strict`, `custom`"],
    [
      "block=a&pane=x",
      "malformed: `pane`: expected `why`, `facts`, `query`, `token`, `run`, `problems`",
    ],
    ["block=a&from=nobody", "malformed: `from`: expected `authorizer`, `query`, `query_all`"],
  ])("%s is refused", (fragment, reason) => {
    expect(opened(fragment)).toBe(reason)
  })

  test("are all in `docs/links.md`", () => {
    const opening = decodeLink("unknown=")
    if (opening.kind !== "refused") throw new Error("it opens")
    const names = opening.hint.replace("Known are ", "").split(", ")
    const docs = readFileSync(new URL("../../../docs/links.md", import.meta.url), "utf8")
    expect(names.filter((name) => !docs.includes(`| \`${name}\` |`))).toEqual([])
  })

  test("that are unknown are answered with those that are known", () => {
    expect(decodeLink("blok=a")).toMatchObject({
      hint: "Known are block, third-party, sealed, authorizer, limits, query, from, revoked, pane, name, example",
    })
  })
})

test("a document of texts is said in readable parameters, with what a fragment may hold as it is", () => {
  const saved = sheet({
    ...blocksOf('user("alice");', "check if a($x), 1 < 2;"),
    authorizer: "time(2026-09-18T12:30:00Z);\nallow if true;",
  })
  expect(plainLink(saved)).toBe(
    "block=user(%22alice%22);&block=check+if+a($x),+1+%3C+2;" +
      "&authorizer=time(2026-09-18T12:30:00Z);%0Aallow+if+true;",
  )
})

test("what parameters cannot say makes no readable link", () => {
  const { authored } = sheet({})
  expect(plainLink(sheet({ snapshot: "x" }))).toBeNull()
  expect(plainLink(sheet({ authored: { ...authored, root: "secp256r1" } }))).toBeNull()
  expect(plainLink(sheet({ source: "snapshot" }))).toBeNull()
})
