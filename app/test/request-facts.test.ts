import { describe, expect, it } from "vitest"
import { requestFacts, requestTitle, statesFact, withRequestFact } from "../state/request-facts.ts"
import { openPage } from "./pages.ts"

const noon = "2026-06-01T12:00:00Z"

/** Writes `time(noon)`, and marks in brackets what is selected then. */
function written(text: string, name = "time", argument = noon): string {
  const made = withRequestFact({ text }, name, argument)
  return `${made.text.slice(0, made.from)}[${made.text.slice(made.from, made.to)}]${made.text.slice(made.to)}`
}

describe("a fact of the request", () => {
  it("is all there is of an empty authorizer", () => {
    expect(written("")).toBe(`time([${noon}]);`)
  })

  it("goes before a policy where there is no fact", () => {
    expect(written("allow if true;")).toBe(`time([${noon}]);\nallow if true;`)
  })

  it("goes before a comment that the text begins with, as that may be about what follows", () => {
    expect(written("// who may\nallow if true;")).toBe(
      `time([${noon}]);\n// who may\nallow if true;`,
    )
  })

  it("goes after the facts that the text begins with, comments included", () => {
    expect(written("// the request\nuser(1);\nip(2);\n\nallow if true;")).toBe(
      `// the request\nuser(1);\nip(2);\ntime([${noon}]);\n\nallow if true;`,
    )
  })

  it("goes before a rule, whatever facts follow that", () => {
    expect(written("user(1);\na($x) <- b($x);\nlate(1);")).toBe(
      `user(1);\ntime([${noon}]);\na($x) <- b($x);\nlate(1);`,
    )
  })

  it("leaves the comment beside a fact where it is", () => {
    expect(written("user(1); // alice\nallow if true;")).toBe(
      `user(1); // alice\ntime([${noon}]);\nallow if true;`,
    )
  })

  it("parts a fact from a clause on the same line", () => {
    expect(written("user(1); allow if true;")).toBe(`user(1);\ntime([${noon}]); allow if true;`)
  })

  it("ends the fact before it, if nothing has", () => {
    expect(written("user(1)")).toBe(`user(1);\ntime([${noon}]);`)
  })

  it("is not misled by a semicolon within a comment", () => {
    expect(written("user(1) // a; b\n;\nallow if true;")).toBe(
      `user(1) // a; b\n;\ntime([${noon}]);\nallow if true;`,
    )
  })

  it("takes the place of one of the same name, wherever that is", () => {
    expect(written("allow if true;\n  time(2020-01-01T00:00:00Z) ; user(1);")).toBe(
      `allow if true;\n  time([${noon}]) ; user(1);`,
    )
  })

  it("leaves one of the same name with two terms", () => {
    expect(written("time(1, 2);")).toBe(`time(1, 2);\ntime([${noon}]);`)
  })

  it("keeps the line ends of the text", () => {
    expect(written("user(1);\r\nip(2);\r\n\r\nallow if true;")).toBe(
      `user(1);\r\nip(2);\r\ntime([${noon}]);\r\n\r\nallow if true;`,
    )
    expect(written("allow if user(1),\r\n true;")).toBe(
      `time([${noon}]);\r\nallow if user(1),\r\n true;`,
    )
  })

  it("has its string selected without the quotes", () => {
    expect(written("", "user", '"alice"')).toBe('user("[alice]");')
  })

  it("goes into a text with errors too", () => {
    expect(written("user(1);\nallow if (")).toBe(`user(1);\ntime([${noon}]);\nallow if (`)
  })
})

describe("the list of them", () => {
  it("says which ones the authorizer states already", () => {
    const { authorizer } = openPage().getState().documents
    expect(
      requestFacts.map(({ name }) => name).filter((name) => statesFact(authorizer, name)),
    ).toEqual(["time", "operation", "resource"])
    expect(requestTitle(authorizer, "time", noon)).toBe(`set \`time(${noon})\``)
    expect(requestTitle(authorizer, "user", '"alice"')).toBe('`user("alice")`')
  })
})

it("is written by the page in one step, and selected", () => {
  const page = openPage()
  const before = page.getState().documents.authorizer.text
  page.getState().actions.addRequestFact("user", '"bob"')
  const { documents, view, actions } = page.getState()
  const { from, to } = view.reveal!
  expect(documents.authorizer.text.slice(from, to)).toBe("bob")
  actions.undo()
  expect(page.getState().documents.authorizer.text).toBe(before)
})
