import { describe, expect, it } from "vitest"
import { printCheck, toHex } from "../../src/ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../src/language/index.ts"
import { loadOracle } from "../../src/test/oracle.ts"
import {
  checkOf,
  emptyFields,
  readField,
  type Restriction,
  statedFacts,
  testedName,
} from "../state/attenuation.ts"
import { addingWords, attenuation, noOpenToken, noToken } from "../state/derive/make.ts"
import { ownToken } from "../state/derive/token.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, opened, run } from "./pages.ts"

const now = "2026-06-01T12:00:00Z"
const nothingStated = statedFacts([])

/** The check that a field comes to, or what is wrong with it. */
function written(restriction: Restriction, text: string, stated = nothingStated): string {
  const reading = readField(restriction, text, now)
  if (reading.kind !== "test") return reading.kind === "wrong" ? reading.message : ""
  return printCheck(checkOf(testedName(restriction, { names: {} }, stated), reading.test, stated))
}

const factsOf = (source: string) => statedFacts([parseAuthorizer(source).ast])

describe("an expiry", () => {
  it.each([
    ["15m", "2026-06-01T12:15:00Z"],
    ["300s", "2026-06-01T12:05:00Z"],
    ["1h30m", "2026-06-01T13:30:00Z"],
    [" 7 D ", "2026-06-08T12:00:00Z"],
    ["2w", "2026-06-15T12:00:00Z"],
    ["2026-12-31T23:59:59Z", "2026-12-31T23:59:59Z"],
    ["2026-12-31T23:59:59.5+01:00", "2026-12-31T22:59:59Z"],
    ["2026-12-31 08:30", "2026-12-31T08:30:00Z"],
    ["2028-02-29", "2028-02-29T00:00:00Z"],
  ])("of `%s` is %s", (text, instant) => {
    expect(written("expiry", text)).toBe(`check if time($time), $time <= ${instant}`)
  })

  it.each([
    ["15", "expected a unit after the number"],
    ["0m", "more than no time at all"],
    ["99999999w", "expected a time before 9999-12-31T23:59:59Z"],
    ["tomorrow", "expected a time such as `15m`"],
    ["2026-02-30", "expected a time such as"],
    ["2026-12-31T25:00:00Z", "expected a time such as"],
    ["1969-12-31T23:59:59Z", "expected a time such as"],
  ])("of `%s` is refused", (text, message) => {
    expect(written("expiry", text)).toContain(message)
  })

  it("that is over says so", () => {
    const reading = readField("expiry", "2026-06-01T11:59:59Z", now)
    expect(reading).toMatchObject({ kind: "test" })
    expect(reading.kind === "test" && reading.note).toContain("in the past")
  })

  it.each([
    ["2026-12-31", "until 2026-12-31T00:00:00Z"],
    ["2026-12-31T23:59", "until 2026-12-31T23:59:00Z"],
    ["2026-12-31T23:59:59+02:00", "until 2026-12-31T21:59:59Z"],
    ["2026-12-31T23:59:59.9Z", "until 2026-12-31T23:59:59Z"],
    ["2026-12-31T23:59:59Z", ""],
    ["2026-01-01", "until 2026-01-01T00:00:00Z, in the past"],
  ])("as %j says until when, where it is not written as that", (text, note) => {
    const reading = readField("expiry", text, now)
    expect(reading.kind === "test" && reading.note.slice(0, note.length || 1)).toBe(note)
  })
})

describe("a list", () => {
  it.each([
    ["read", 'check if operation("read")'],
    ["read, list", 'check if operation($operation), {"list", "read"}.contains($operation)'],
    ["read\nlist\n", 'check if operation($operation), {"list", "read"}.contains($operation)'],
    ["read, read,,", 'check if operation("read")'],
    ['"a, b"', 'check if operation("a, b")'],
    ['say "hi"', 'check if operation("say \\"hi\\"")'],
    ["a\\b", 'check if operation("a\\\\b")'],
    [" , \n", ""],
  ])("of `%s` is %s", (text, check) => {
    expect(written("operations", text)).toBe(check)
  })

  it("is of numbers where such facts are numbers", () => {
    const stated = factsOf("operation(7);")
    expect(written("operations", "7", stated)).toBe("check if operation(7)")
    expect(written("operations", "7, 8", stated)).toBe(
      "check if operation($operation), {7, 8}.contains($operation)",
    )
    expect(written("operations", "7, x", stated)).toContain('{"7", "x"}')
    expect(written("operations", "7", factsOf('operation(7); operation("x");'))).toContain('"7"')
  })
})

describe("a network", () => {
  const begins = (text: string): string =>
    `check if client_ip($client_ip), $client_ip.starts_with("${text}")`

  it.each([
    ["10.0.0.0/8", begins("10.")],
    ["10.1.0.0/16", begins("10.1.")],
    ["10.1.2.0/24", begins("10.1.2.")],
    ["10.1.2.3/32", 'check if client_ip("10.1.2.3")'],
    ["10.1.2.3", 'check if client_ip("10.1.2.3")'],
    // Without its full stop `10.1` would fit `10.10.0.1`.
    ["10.1", begins("10.1.")],
    ["10.1.", begins("10.1.")],
    ["192.168.255.", begins("192.168.255.")],
  ])("of `%s` is %s", (text, check) => {
    expect(written("network", text)).toBe(check)
  })

  it.each([
    ["10.1.0.0/20", "take /16 or /24"],
    ["8.0.0.0/5", "take /8"],
    ["10.1.2.0/30", "take /24 or /32"],
    ["10.1.2.3/16", "expected `10.1.0.0/16`"],
    ["0.0.0.0/0", "leave the field empty"],
    ["10.1.0.0/33", "at most 32 bits"],
    ["10.1/16", "all four numbers"],
    ["10.256.0.0", "found `256`"],
    ["10.01.0.0", "no zero before a number"],
    ["1.2.3.4.5", "expected four numbers, found 5"],
    ["10.1.2.3.", "expected an IPv4 network"],
    ["10..1", "expected an IPv4 network"],
    ["localhost", "expected an IPv4 network"],
    ["2001:db8::/32", "only IPv4"],
  ])("of `%s` is refused", (text, message) => {
    expect(written("network", text)).toContain(message)
  })
})

describe("the other restrictions", () => {
  it("test what a text is, or begins with", () => {
    expect(written("audience", " api.example.com ")).toBe('check if audience("api.example.com")')
    expect(written("user", "alice")).toBe('check if user("alice")')
    expect(written("prefix", "/apps/")).toBe(
      'check if resource($resource), $resource.starts_with("/apps/")',
    )
  })

  it("test the fact that is stated", () => {
    expect(written("operations", "read", factsOf('op("read");'))).toBe('check if op("read")')
    expect(written("user", "a", factsOf("sub($s) <- session($s, $t);"))).toBe('check if sub("a")')
    // Facts of two values are about something else.
    expect(written("operations", "read", factsOf('op("read", 1);'))).toContain("operation(")
  })

  it("name a variable by the last part of a name", () => {
    const check = checkOf("org:path", { kind: "prefix", text: "/" }, nothingStated)
    expect(printCheck(check)).toBe('check if org:path($path), $path.starts_with("/")')
  })
})

const everything: Readonly<Record<Restriction, string>> = {
  expiry: "15m",
  operations: 'read, "li\\"st", wr\\ite',
  resources: "/apps/a\n/apps/b",
  prefix: "/apps/ü\t",
  audience: "api.example.com",
  user: "alice",
  network: "10.1.0.0/16",
}

function fill(page: Store, fields: Partial<typeof everything>): void {
  page.getState().actions.editAttenuation({ fields: { ...emptyFields, ...fields } })
}

describe("the form", () => {
  it("writes Datalog 3.0 that the reference accepts as it stands", async () => {
    const page = await opened()
    fill(page, everything)
    const { text } = attenuation(page.getState(), now)
    expect(text.split("\n")).toHaveLength(7)
    expect(parseBlock(text).diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
    const { Biscuit, KeyPair } = await loadOracle()
    const authority = Biscuit.builder()
    authority.addCode("user(1);")
    const block = Biscuit.block_builder()
    block.addCode(text)
    const token = authority.build(new KeyPair(0).getPrivateKey()).appendBlock(block)
    expect(token.toString().match(/version: \d/g)).toEqual(["version: 3", "version: 3"])
  })

  it("adds a block in one step, which undo takes back", async () => {
    const page = await opened()
    const before = page.getState().documents
    fill(page, { operations: "read", expiry: "15m" })
    expect(addingWords(page.getState())).toBe("Add as block 2")
    page.getState().actions.addAttenuation(now)
    expect(blocksOf(page).at(-1)).toMatchObject({
      text: 'check if time($time), $time <= 2026-06-01T12:15:00Z;\ncheck if operation("read");',
      external: null,
      signed: null,
    })
    expect(page.getState().view.reveal).toMatchObject({ document: blocksOf(page).at(-1)!.id })
    await run(page)
    expect(page.getState().results.report?.value.outcome.kind).toBe("allowed")
    page.getState().actions.undo()
    expect(page.getState().documents).toBe(before)
  })

  it.each([
    ["check if operation($o);", 'check if operation($o);\ncheck if user("alice");'],
    ["check if operation($o)", 'check if operation($o)\n;\ncheck if user("alice");'],
    ["check if operation($o) // why", 'check if operation($o) // why\n;\ncheck if user("alice");'],
    ["  \n", 'check if user("alice");'],
  ])("adds to a block that says `%s`", async (text, whole) => {
    const page = await opened()
    const { actions } = page.getState()
    const { id } = blocksOf(page)[1]!
    actions.editBlock(id, text, false)
    fill(page, { user: "alice" })
    actions.editAttenuation({ target: id })
    expect(addingWords(page.getState())).toBe("Add to block 1")
    actions.addAttenuation(now)
    expect(blocksOf(page)).toHaveLength(2)
    expect(blocksOf(page)[1]!.text).toBe(whole)
    const { from, to } = page.getState().view.reveal!
    expect(whole.slice(from, to)).toBe('check if user("alice");')
  })

  it("adds nothing while it is empty or a field is wrong, and says so", async () => {
    const page = await opened()
    const before = page.getState().documents
    expect(attenuation(page.getState(), now).blocked).toBe("no field is filled in")
    fill(page, { operations: "read", network: "10.1.0.0/20" })
    const form = attenuation(page.getState(), now)
    expect(form.blocked).toBe("a field is wrong")
    expect(form.rows.filter(({ isWrong }) => isWrong).map((row) => row.restriction)).toEqual([
      "network",
    ])
    page.getState().actions.addAttenuation(now)
    expect(page.getState().documents).toBe(before)
  })

  it("adds nothing to a token of which a block cannot be read", async () => {
    const page = await opened()
    const { bytes, blocks } = ownToken(page.getState())!
    // The tag of block 1's first field becomes one of a type that there is not.
    const changed = bytes.with(blocks[1]!.range.from + 6, 0x1f)
    page.getState().actions.openPasted()
    page.getState().actions.pasteToken(toHex(changed))
    await run(page)
    expect(noToken(page.getState())).toBeNull()
    fill(page, { operations: "read" })
    const why = "block 1 cannot be read: no block can follow it"
    expect(attenuation(page.getState(), now).blocked).toBe(why)
    expect(noOpenToken(page.getState())).toContain("block 1")
    page.getState().actions.addAttenuation(now)
    expect(blocksOf(page)).toEqual([])
    page.getState().actions.pasteToken(toHex(bytes.subarray(0, 90)))
    await run(page)
    expect(attenuation(page.getState(), now).blocked).toBe("the token cannot be read")
  })

  it("says what it has been added to", async () => {
    const page = await opened()
    const { id } = blocksOf(page)[1]!
    fill(page, { operations: "read" })
    page.getState().actions.addAttenuation(now)
    expect(page.getState().view.notice?.text).toBe("Added the checks as block 2.")
    await run(page)
    fill(page, { operations: "read" })
    page.getState().actions.editAttenuation({ target: id })
    page.getState().actions.addAttenuation(now)
    expect(page.getState().view.notice?.text).toBe("Added the checks to block 1.")
  })

  it("warns of a fact that nothing supplies", async () => {
    const page = await opened()
    fill(page, { audience: "api", operations: "read", user: "alice" })
    const warned = attenuation(page.getState(), now).rows.filter(({ warning }) => warning !== "")
    expect(warned.map(({ restriction }) => restriction)).toEqual(["audience"])
    expect(warned[0]!.warning).toContain("nothing supplies `audience(…)` yet")
  })

  it("warns of a check that the block it is added to would meet itself", async () => {
    const page = await opened()
    const { id } = blocksOf(page)[1]!
    page.getState().actions.editBlock(id, 'operation($o) <- wish($o);\nwish("read");', false)
    await run(page)
    fill(page, { operations: "read" })
    const warning = (): string =>
      attenuation(page.getState(), now).rows.find(
        ({ restriction }) => restriction === "operations",
      )!.warning
    expect(warning()).toBe("")
    page.getState().actions.editAttenuation({ target: id })
    expect(warning()).toContain("this block says `operation(…)` itself")
  })

  it("keeps what was typed while it is closed, and names that were chosen", async () => {
    const page = await opened()
    const { actions } = page.getState()
    actions.openDialog("attenuate")
    fill(page, { user: "alice" })
    actions.editAttenuation({ names: { user: "subject" } })
    actions.openDialog(null)
    actions.openDialog("attenuate")
    expect(attenuation(page.getState(), now).text).toBe('check if subject("alice");')
  })
})
