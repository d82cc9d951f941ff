import { describe, expect, it } from "vitest"
import { cleanToken, pastedKind } from "../state/paste.ts"

describe("a pasted token", () => {
  it.each([
    ["En0KEwo=", "En0KEwo=", []],
    ["  En0KEwo=\n", "En0KEwo=", []],
    ["Authorization: Bearer En0KEwo=", "En0KEwo=", ["`Authorization:`", "its prefix"]],
    ["Bearer En0KEwo=", "En0KEwo=", ["its prefix"]],
    ["biscuit:En0KEwo=", "En0KEwo=", ["its prefix"]],
    ['"En0KEwo="', "En0KEwo=", ["quotes"]],
    ["En0K\n  EwoE", "En0KEwoE", ["line breaks"]],
    ["En0KEwo%3D", "En0KEwo=", ["URL encoding"]],
    ["", "", []],
  ])("%j is read as %j", (text, content, dropped) => {
    expect(cleanToken(text)).toEqual({ content, dropped })
  })

  it("is left alone where nothing wraps it", () => {
    expect(cleanToken("bearerEn0K").content).toBe("bearerEn0K")
  })
})

describe("a text pasted outside every field", () => {
  it.each([
    [`Bearer ${"En0K".repeat(20)}=`, "token"],
    [`ed25519/${"0a".repeat(32)}`, "key"],
    ["a sentence of some length, copied from a page about something else", null],
    ["En0KEwo=", null],
  ])("%j is taken for a %s", (text, kind) => {
    expect(pastedKind(text)).toBe(kind)
  })
})
