import { describe, expect, it } from "vitest"
import { ladder } from "../state/derive/ladder.ts"
import {
  isRevocationStated,
  mostProblems,
  revocationIds,
  revocationList,
  revocationState,
  shownListProblems,
} from "../state/derive/revocation.ts"
import { verdict } from "../state/derive/verdict.ts"
import { listField, longPaste, readRevocationList } from "../state/revocation-list.ts"
import type { Store } from "../state/state.ts"
import { opened, run } from "./pages.ts"

/** An id of 64 bytes, another for each number. */
const hex = (number: number): string =>
  Array.from({ length: 64 }, (_, i) =>
    ((number * 37 + i * 11) % 256).toString(16).padStart(2, "0"),
  ).join("")

const base64 = (number: number): string => Buffer.from(hex(number), "hex").toString("base64")
const base64url = (number: number): string => Buffer.from(hex(number), "hex").toString("base64url")

/** A signature in DER, as secp256r1 makes it: 70 bytes. */
const der = `30440220${"7f".repeat(32)}0220${"3a".repeat(32)}`

/** The ids of a list with their lines. */
const read = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(readRevocationList(text).lines)

const wrong = (text: string): string[] =>
  readRevocationList(text).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )

describe("a revocation list is read", () => {
  const three = { [hex(1)]: 1, [hex(2)]: 2, [hex(3)]: 3 }
  const inThreeLines = (write: (number: number) => string): string =>
    [1, 2, 3].map(write).join("\n")

  it.each<[string, (number: number) => string]>([
    ["with an id on each line", hex],
    ["in capitals", (n) => hex(n).toUpperCase()],
    ["with the prefix 0x", (n) => `0x${hex(n)}`],
    ["with the prefix of Datalog", (n) => `hex:${hex(n)}`],
    ["with colons between the bytes", (n) => hex(n).replaceAll(/..(?=.)/g, "$&:")],
    ["in double quotes", (n) => `"${hex(n)}",`],
    ["in single quotes", (n) => `'${hex(n)}'`],
    ["with commas", (n) => `${hex(n)},`],
    ["as items of Markdown or YAML", (n) => `- ${hex(n)}`],
    ["in base64", base64],
    ["in base64 for URLs, without padding", base64url],
    ["as facts", (n) => `revocation_id(${n}, hex:${hex(n)});`],
    ["as facts of another name", (n) => `revoked(hex:${hex(n)});`],
    ["with columns after it", (n) => `${hex(n)},2026-01-01T00:00:00Z,"stolen, with a laptop"`],
    ["with columns before it", (n) => `123e4567-e89b-12d3-a456-426614174000;ticket #42;${hex(n)}`],
    ["with tabs between columns", (n) => `${n}\tlost\t${hex(n)}`],
    ["with a comment beside it", (n) => `${hex(n)} # lost`],
    ["with a comment of Datalog beside it", (n) => `revocation_id(0, hex:${hex(n)}); // lost`],
  ])("%s", (_, write) => {
    expect(read(inThreeLines(write))).toEqual(three)
    expect(wrong(inThreeLines(write))).toEqual([])
    expect(read(inThreeLines(write).replaceAll("\n", "\r\n"))).toEqual(three)
  })

  it("as JSON, on one line or many", () => {
    const ids = [hex(1), base64(2), hex(3)]
    expect(read(JSON.stringify(ids))).toEqual({ [hex(1)]: 1, [hex(2)]: 1, [hex(3)]: 1 })
    expect(read(JSON.stringify(ids, null, 2))).toEqual({ [hex(1)]: 2, [hex(2)]: 3, [hex(3)]: 4 })
    const objects = ids.map((revocation_id) => ({ revocation_id, reason: "stolen", since: 2026 }))
    expect(Object.keys(read(JSON.stringify({ revoked: objects }, null, 2)))).toHaveLength(3)
    expect(wrong(JSON.stringify({ revoked: objects }, null, 2))).toEqual([])
  })

  it("with ids of secp256r1, which are DER", () => {
    expect(read(`${der}\n${Buffer.from(der, "hex").toString("base64")}`)).toEqual({ [der]: 1 })
  })

  it("with titles of columns, comments, and empty lines", () => {
    const text = `# revoked in May\n\nrevocation_id,reason\n// first\n${hex(1)},stolen\n`
    expect(read(text)).toEqual({ [hex(1)]: 5 })
    expect(wrong(text)).toEqual([])
  })

  it("without what a comment holds", () => {
    expect(read(`# ${hex(1)}\n// ${hex(2)}\n${hex(3)} # ${hex(4)}`)).toEqual({ [hex(3)]: 3 })
  })

  it("with the line where an id stands first", () => {
    expect(read(`${hex(1)}\n${hex(1).toUpperCase()}\n${base64(1)}`)).toEqual({ [hex(1)]: 1 })
  })

  it("when it is empty", () => {
    for (const text of ["", " \n\n", "[]", "[\n]", "# nothing yet"]) {
      expect(read(text)).toEqual({})
      expect(wrong(text)).toEqual([])
    }
  })
})

describe("what is no id is told with its place", () => {
  const start = hex(1).slice(0, 24)

  it.each([
    ["a word", `${hex(1)}\n  stolen`, "2:3 no revocation id in `stolen`"],
    [
      "an id without its end",
      hex(1).slice(0, 126),
      `1:1 \`${start}…\` has 63 bytes; an ed25519 signature has 64, one of secp256r1 is DER`,
    ],
    [
      "an odd number of digits",
      `"${hex(1).slice(1)}"`,
      `1:1 \`${hex(1).slice(1, 25)}…\` has 127 hexadecimal digits, an odd number`,
    ],
    [
      "a strange digit",
      `0x${hex(1).slice(2)}zz`,
      `1:1 \`0x${hex(1).slice(2, 24)}…\` has \`z\` among hexadecimal digits`,
    ],
    [
      "an id beside one that is right",
      `${hex(2)}, ${hex(1).slice(0, 100)}`,
      `1:131 \`${start}…\` has 50 bytes; an ed25519 signature has 64, one of secp256r1 is DER`,
    ],
    [
      "base64 without its end",
      base64(1).slice(0, 80),
      `1:1 \`${base64(1).slice(0, 24)}…\` has 60 bytes; an ed25519 signature has 64, one of secp256r1 is DER`,
    ],
    [
      "a token",
      `${hex(2)}\n${"En0KEwoE".repeat(20)}`,
      "2:1 `En0KEwoEEn0KEwoEEn0KEwoE…` has 120 bytes, more than a signature; a token is not its own id",
    ],
    [
      "a fact without an id",
      "revoked(1);\nrevocation_id(0, hex:12);",
      "2:18 `hex:12` has 1 byte; an ed25519 signature has 64, one of secp256r1 is DER",
    ],
  ])("%s", (_, text, message) => {
    expect(wrong(text)).toEqual([message])
  })

  it("one by one, and counted beyond the first of them", () => {
    const list = readRevocationList("nobody\n".repeat(mostProblems + 10))
    expect(list.problems).toHaveLength(mostProblems + 10)
    expect(shownListProblems(list)).toHaveLength(mostProblems)
  })
})

describe("a hundred thousand ids", () => {
  it("are read once for as long as the text stays", () => {
    const draft = { text: Array.from({ length: 100_000 }, (_, i) => longHex(i)).join("\n") }
    expect(revocationList(draft).lines.size).toBe(100_000)
    expect(revocationList(draft)).toBe(revocationList(draft))
  })

  it("are shown by their beginning, and replaced by the next paste", () => {
    const text = Array.from({ length: 100_000 }, (_, i) => longHex(i)).join("\n")
    expect(listField(text).text.split("\n")).toEqual(
      Array.from({ length: 50 }, (_, i) => longHex(i)),
    )
    expect(listField(text).isCut).toBe(true)
    expect(longPaste(text, hex(1), 5, 5)).toBe(hex(1))
    expect(longPaste(text, "", 5, 5)).toBeNull()
  })

  it("are taken past the field when they are pasted into it, and a few are not", () => {
    const text = Array.from({ length: 100_000 }, (_, i) => longHex(i)).join("\n")
    expect(longPaste("# old\n# new\n", text, 6, 11)).toBe(`# old\n${text}\n`)
    expect(longPaste("# old\n", hex(1), 6, 6)).toBeNull()
    expect(listField(hex(1))).toEqual({ text: hex(1), isCut: false })
  })

  const longHex = (number: number): string => number.toString(16).padStart(128, "0")
})

const ids = (page: Store): readonly string[] =>
  revocationIds(page.getState())!.ids.map(({ id }) => id)

async function revoking(list: (ids: readonly string[]) => string): Promise<Store> {
  const page = await opened()
  page.getState().actions.editRevoked(list(ids(page)), false)
  return page
}

const said = (page: Store): string | undefined => revocationState(page.getState())?.text

const step = (page: Store): string | undefined =>
  ladder(page.getState())
    .filter(({ key }) => key === "revocation")
    .map(({ tone, label, detail }) =>
      [tone, label, detail].filter((part) => part !== "").join(" | "),
    )[0]

describe("a token whose block is on the list", () => {
  it("is denied, whatever its Datalog allows, without another run", async () => {
    const page = await revoking((own) => `${hex(1)}\n${hex(2)}\n${own[1]}`)
    expect(verdict(page.getState())).toMatchObject({
      tone: "deny",
      headline: "Denied",
      summary: "block 1 is revoked",
      reason: expect.stringMatching(
        /^line 3 of the list; every token made from that block is refused; its Datalog alone would be allowed/,
      ),
    })
    expect(said(page)).toBe(
      "block 1 is revoked: line 3 of the list; every token made from that block is refused",
    )
    expect(step(page)).toBe("deny | revocation: block 1")
    expect(revocationIds(page.getState())!.ids.map(({ line }) => line)).toEqual([null, 3])
  })

  it("is told each of its revoked blocks", async () => {
    const page = await revoking((own) => own.toReversed().join("\n").toUpperCase())
    expect(said(page)).toBe(
      "the authority and block 1 are revoked: lines 2 and 1 of the list; every token made from one of these blocks is refused",
    )
  })

  it("is no longer, once the block is signed anew or the list is undone", async () => {
    const page = await revoking((own) => own[1]!)
    page.getState().actions.editBlock(1, "check if true;", false)
    await run(page)
    expect(verdict(page.getState()).headline).toBe("Allowed")
    page.getState().actions.undo()
    await run(page)
    expect(verdict(page.getState()).headline).toBe("Denied")
    page.getState().actions.undo()
    expect(verdict(page.getState()).headline).toBe("Allowed")
  })
})

describe("a token that is not on the list", () => {
  it("keeps its verdict, and the steps say that the list was looked at", async () => {
    const page = await revoking(() => [1, 2, 3].map(hex).join("\n"))
    expect(verdict(page.getState()).headline).toBe("Allowed")
    expect(said(page)).toBe("none of the 2 ids is on the list of 3")
    expect(step(page)).toBe("allow | revocation | 3 ids")
  })

  it("stays in doubt while an entry of the list is not understood", async () => {
    const page = await revoking((own) => `${hex(1)}\n${own[1]!.slice(0, 100)}`)
    expect(verdict(page.getState()).headline).toBe("Allowed")
    expect(said(page)).toBe(
      "none of the 2 ids is on the list of 1; 1 entry of the list is not understood",
    )
    expect(step(page)).toBe("warn | revocation | 1 not understood")
  })

  it("has no such step while there is no list", async () => {
    const page = await revoking(() => " \n# nothing yet\n")
    expect(step(page)).toBeUndefined()
    expect(said(page)).toBeUndefined()
  })
})

describe("revocation ids as facts", () => {
  const authorizer = (page: Store): string => page.getState().documents.authorizer.text

  async function stating(text: string): Promise<Store> {
    const page = await opened()
    page.getState().actions.editAuthorizer(text, false)
    await run(page)
    page.getState().actions.addRevocationFacts()
    return page
  }

  it("come after the facts that the authorizer begins with", async () => {
    const page = await stating('user("a");\nallow if true;')
    const [authority, block] = ids(page)
    expect(authorizer(page)).toBe(
      `user("a");\nrevocation_id(0, hex:${authority});\nrevocation_id(1, hex:${block});\nallow if true;`,
    )
    expect(isRevocationStated(page.getState())).toBe(true)
  })

  it("replace those of the token before, and stand there once", async () => {
    const page = await stating(
      `revocation_id(1, hex:00); // old\nallow if revocation_id(1, $id), $id != hex:00;`,
    )
    const [authority, block] = ids(page)
    expect(authorizer(page)).toBe(
      `revocation_id(1, hex:${block}); // old\nrevocation_id(0, hex:${authority});\nallow if revocation_id(1, $id), $id != hex:00;`,
    )
    page.getState().actions.addRevocationFacts()
    expect(authorizer(page).match(/revocation_id\(\d, hex:\w+\);/g)).toHaveLength(2)
    await run(page)
    expect(verdict(page.getState()).summary).toContain("policy 0 would allow it")
  })

  it("are told from those of another token", async () => {
    const page = await stating("allow if true;")
    page.getState().actions.editBlock(1, "check if true;", false)
    await run(page)
    expect(isRevocationStated(page.getState())).toBe(false)
  })
})
