/** What goes into programs and what does not: private keys, pasted tokens, lists of revoked ids; and refusals. */
import { expect, test, vi } from "vitest"
import { toHex } from "../../src/ast/index.ts"
import type { Language, Program } from "../../src/code/index.ts"
import { authorizeToken } from "../../src/index.ts"
import { codeLanguages } from "../state/code.ts"
import { codeProgram, isProgram } from "../state/derive/code.ts"
import { shownToken } from "../state/derive/token.ts"
import type { Store } from "../state/state.ts"
import { runProgram, runPrograms } from "./node-programs.ts"
import { opened, openTestPage, run } from "./pages.ts"

vi.spyOn(performance, "now").mockReturnValue(0)

type Choice = Parameters<ReturnType<Store["getState"]>["actions"]["chooseCode"]>[0]

const made = (page: Store, part: Choice) => {
  page.getState().actions.chooseCode(part)
  return codeProgram(page.getState())
}

function program(page: Store, part: Choice): Program {
  const found = made(page, part)
  if (!isProgram(found)) throw new Error(found.message)
  return found
}

async function ready(): Promise<Store> {
  const page = await opened()
  await page.getState().actions.openCode()
  return page
}

/** The first example as somebody else got it. */
async function pasted(): Promise<{ page: Store; text: string; rootKey: string }> {
  const issuer = await opened()
  const { text, rootKey } = shownToken(issuer.getState())!
  const page = await opened()
  const { actions } = page.getState()
  actions.openPasted()
  actions.pasteToken(text)
  const key = `ed25519/${toHex(rootKey!.bytes)}`
  actions.setPublicKey(key)
  await run(page)
  await actions.openCode()
  return { page, text, rootKey: key }
}

test("the program as it is copied runs with the command in it", async () => {
  const { text, commands } = program(await ready(), { language: "node", purpose: "verify" })
  expect(commands).toContain("node --experimental-wasm-modules verify.mjs")
  expect(text).toContain("node --experimental-wasm-modules verify.mjs")
  expect(text).toContain("On the page: Allowed: policy 0 allows it")
  expect(runProgram(text)).toContain("allowed by policy 0")
})

test("nothing that was told before stands beside the program", async () => {
  const page = await opened()
  page.getState().actions.tell("The link was cut off.")
  await page.getState().actions.openCode()
  expect(page.getState().view).toMatchObject({ dialog: "code", notice: null })
})

test("no program holds a private key of the page", async () => {
  const page = await ready()
  page.getState().actions.addThirdPartyBlock()
  await run(page)
  await page.getState().actions.openCode()
  const keys = [...page.getState().keyring.values()].map(({ bytes }) => toHex(bytes))
  expect(keys.length).toBeGreaterThan(4)
  for (const language of codeLanguages) {
    for (const purpose of ["verify", "build"] as const) {
      const { text } = program(page, { language, purpose })
      for (const key of keys) expect(text.toLowerCase()).not.toContain(key)
    }
  }
})

test("a pasted token goes into a program only when it is told to", async () => {
  const { page, text, rootKey } = await pasted()
  const languages = codeLanguages.filter((language) => language !== "samples")
  for (const language of languages) {
    const shut = program(page, { language, purpose: "verify", hasToken: false }).text
    expect(shut).not.toContain(text)
    expect(shut).toContain("TOKEN")
    expect(program(page, { language, hasToken: true }).text).toContain(text)
  }
  expect(made(page, { language: "samples", hasToken: false })).toEqual({
    message: "A case holds what the token says: allow the pasted token to go in.",
  })
  const shut = program(page, { language: "node", hasToken: false })
  const [found] = runPrograms([{ text: shut.text, environment: { TOKEN: text } }])
  expect(found!.lines.at(-1)).toBe("allowed by policy 0")
  expect(shut.text).toContain(rootKey.split("/")[1])
  await page.getState().actions.openCode()
  expect(page.getState().view.code.hasToken).toBe(false)
})

test("what is appended to a pasted token is appended by the program", async () => {
  const { page, text } = await pasted()
  expect(made(page, { language: "node", purpose: "build" })).toEqual({
    message: "Nothing is appended to the pasted token, and only its issuer can build it.",
  })
  page.getState().actions.addBlock()
  const { id } = page.getState().documents.pasted.blocks[0]!
  page.getState().actions.editBlock(id, 'check if resource("file2");', false)
  await run(page)
  await page.getState().actions.openCode()
  const shut = program(page, { language: "node", purpose: "build" })
  const open = program(page, { language: "node", purpose: "build", hasToken: true })
  const runs = runPrograms([{ text: shut.text, environment: { TOKEN: text } }, { text: open.text }])
  for (const { lines, exitCode } of runs) {
    expect(lines.at(-1)).toContain('denied: {"FailedLogic"')
    expect(lines.at(-1)).toContain('"block_id":2')
    expect(exitCode).toBe(1)
  }
})

test("a revoked block is denied, and another root key is a failure", async () => {
  const page = await ready()
  const { rootKey } = shownToken(page.getState())!
  const id = shownToken(page.getState())!.blocks[1]!.revocationId
  page.getState().actions.editRevoked(id, false)
  await page.getState().actions.openCode()
  const revoked = program(page, { language: "node", purpose: "verify" }).text
  const built = program(page, { language: "node", purpose: "build" })
  const foreign = revoked.replaceAll(toHex(rootKey!.bytes), `${"00".repeat(31)}01`)
  const [denied, anew, failed] = runPrograms([{ text: revoked }, built, { text: foreign }])
  expect(denied!.lines.at(-1)).toBe('denied: {"FailedLogic":{"Unauthorized":"revoked"}}')
  expect(denied!.exitCode).toBe(1)
  expect(anew!.lines.at(-1)).toBe("allowed by policy 0")
  expect(built.notes.map((note) => note.text)).toContain(
    "The list of revoked ids is left out: a token made anew has other ids.",
  )
  expect(failed!.lines.at(-1)).toMatch(/^failed: /)
  expect(failed!.exitCode).toBe(2)
})

test("the document as a case of the samples says what the library makes of its token", async () => {
  const page = await ready()
  const { text, bytes } = {
    ...program(page, { language: "samples" }),
    bytes: shownToken(page.getState())!.bytes,
  }
  const { root_public_key: rootKey, testcases } = JSON.parse(text)
  const [testcase] = testcases
  const validation = testcase.validations[""]
  const outcome = await authorizeToken({
    token: bytes,
    rootKey,
    authorizer: validation.authorizer_code,
  })
  expect(validation.result).toEqual(outcome.result)
  expect(validation.revocation_ids).toHaveLength(2)
  expect(testcase.filename).toBe("token.biscuit")
  expect(testcase.token.map(({ version }: { version: number }) => version)).toEqual([3, 3])
  expect(testcase.token[0].code).toBe(
    'user("alice");\nright("file1", "read");\nright("file2", "write");\n',
  )
})

test("there is no program while a text has an error", async () => {
  const page = await ready()
  page.getState().actions.editAuthorizer("allow if user(", false)
  expect(made(page, { language: "rust" })).toEqual({
    message: "A text has an error: put it right first.",
  })
})

test("the language is remembered", async () => {
  const { store, outside } = openTestPage()
  store.getState().actions.chooseCode({ language: "go" })
  expect(outside.stored.get("language")).toBe("go" satisfies Language)
})
