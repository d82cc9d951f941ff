/**
 * The states of the page by name, each with the way a reader gets there. Pictures are taken of them, and they are
 * searched for accessibility faults.
 */
import { expect, type Page } from "@playwright/test"
import { anatomyStates } from "./anatomy-states.ts"
import { codeStates } from "./code-states.ts"
import { denialStates } from "./denial-states.ts"
import { exampleStates } from "./example-states.ts"
import { keepingStates } from "./keeping-states.ts"
import { lensStates } from "./lens-states.ts"
import { makingStates } from "./making-states.ts"
import type { Playground } from "./playground.ts"
import { queryStates } from "./query-states.ts"
import { sharingStates } from "./sharing-states.ts"
import { snapshotStates } from "./snapshot-states.ts"
import { tokenStates } from "./token-states.ts"
import { issueTokens, strangersKey } from "./tokens.ts"
import { workshopStates } from "./workshop-states.ts"

export interface PageState {
  readonly name: string
  /** What is done to the browser before the page is opened. */
  readonly before?: (page: Page) => Promise<unknown>
  /** From the first visit, on a wide screen. */
  readonly reach: (playground: Playground) => Promise<void>
  /** What closes when the window changes its size, opened again. */
  readonly opened?: (playground: Playground) => Promise<void>
  /** What a narrow screen shows of it. */
  readonly part: "Token" | "Authorizer" | "Verdict" | "Bytes"
}

/** @throws RangeError for a name that no state has. */
export function stateNamed(name: string): PageState {
  const found = states.find((state) => state.name === name)
  if (found === undefined) throw new RangeError(`no state ${name}`)
  return found
}

const numbers = (count: number): string =>
  Array.from({ length: count }, (_, i) => `n(${i});`).join(" ")

const request = 'time(2026-01-01T00:00:00Z);\nresource("file1");\noperation("read");\n'

const slowCheck = "check if n($a), n($b), n($c), n($d), n($e), n($f), n($g), n($h), $a + $h < 0;"

export const states: readonly PageState[] = [
  { name: "first-visit", part: "Verdict", reach: async () => {} },
  {
    name: "first-visit-token",
    part: "Token",
    reach: async () => {},
  },
  {
    name: "clean-sheet",
    part: "Token",
    reach: async (playground) => {
      await playground.command("Start a clean sheet")
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "empty-block",
    part: "Token",
    reach: async (playground) => {
      await playground.addBlock()
      await expect(playground.editor("block 2")).toBeFocused()
    },
  },
  ...denialStates,
  {
    name: "syntax-error",
    part: "Authorizer",
    reach: async (playground) => {
      await playground.write(
        "authorizer",
        `${request}\ncheck if resource($r, ;\nallow if usr($u), $v < 3;`,
      )
      await expect(playground.page.getByText(/Out of date/)).toBeVisible()
    },
  },
  {
    name: "problems",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authorizer",
        `${request}\ncheck if resource($r, ;\nallow if usr($u), $v < 3;`,
      )
      await playground.openTab(/^Problems/)
    },
  },
  {
    name: "running",
    part: "Verdict",
    // The engine is asked, and neither answers nor comes to its deadline.
    before: (page) =>
      page.addInitScript(() => {
        const { postMessage } = Worker.prototype
        const wait = setTimeout
        Object.assign(globalThis, {
          isDeaf: false,
          setTimeout: (run: () => void, delay = 0) => (delay < 2500 ? wait(run, delay) : 0),
        })
        Worker.prototype.postMessage = function ask(this: Worker, ...given: [unknown]): void {
          if (!Reflect.get(globalThis, "isDeaf")) postMessage.apply(this, given)
        }
      }),
    reach: async (playground) => {
      await playground.page.evaluate(() => Object.assign(globalThis, { isDeaf: true }))
      await playground.write("authority", 'user("alice");')
      await expect(playground.button("Stop")).toBeVisible()
    },
  },
  {
    name: "stopped-by-its-deadline",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authority", numbers(40))
      await playground.write("authorizer", `${request}${slowCheck}\nallow if true;`)
      await expect(playground.verdict).toContainText("Stopped", { timeout: 15_000 })
    },
  },
  {
    name: "limit-reached",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authority",
        `${numbers(3)}\ntriple($a, $b, $c) <- n($a), n($b), n($c);`,
      )
      // A list of the thousand facts of the usual limit is longer, and no different.
      await playground.openTab(/^Run/)
      await playground.page.getByRole("radio", { name: /^Custom/ }).check()
      await playground.page.getByRole("textbox", { name: "Facts" }).fill("20")
      await expect(playground.verdict).toContainText("Stopped")
    },
  },
  {
    name: "expression-without-value",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write("authorizer", `${request}check if 1 / 0 === 1;\nallow if true;`)
      await expect(playground.verdict).toContainText("Failed")
    },
  },
  {
    name: "engine-crashed",
    part: "Verdict",
    before: (page) =>
      page.addInitScript(() => {
        const { postMessage } = Worker.prototype
        Object.assign(globalThis, { crashes: false })
        Worker.prototype.postMessage = function crash(this: Worker, ...given: [unknown]): void {
          if (!Reflect.get(globalThis, "crashes")) return postMessage.apply(this, given)
          this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }))
        }
      }),
    reach: async (playground) => {
      await playground.page.evaluate(() => Object.assign(globalThis, { crashes: true }))
      await playground.write("authority", 'user("alice");')
      await expect(playground.verdict).toContainText("crashed")
    },
  },
  {
    name: "pasted-nothing-yet",
    part: "Token",
    reach: async (playground) => {
      await playground.button("Paste token").click()
      await expect(playground.tokenField).toBeFocused()
    },
  },
  {
    name: "pasted-not-verified",
    part: "Token",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(token!.text, "")
      await expect(playground.verdict).toContainText("Allowed if genuine")
    },
  },
  {
    name: "pasted-verified",
    part: "Token",
    reach: async (playground) => {
      const [, token] = await issueTokens()
      await playground.paste(token!.text, token!.rootKey)
      await expect(playground.verdict).toContainText("Allowed")
    },
  },
  {
    name: "pasted-verification-failed",
    part: "Verdict",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(token!.text, await strangersKey())
      await expect(playground.verdict).toContainText("Refused")
    },
  },
  {
    name: "pasted-not-readable",
    part: "Token",
    reach: async (playground) => {
      await playground.paste("ErABCkYYBCIICgYIBBICGAAyEgoQCgIIGxIGCA8SAhgNIgIQAEIk", "ed25519/12")
      await expect(playground.verdict).toContainText("announces")
    },
  },
  {
    name: "pasted-and-attenuated",
    part: "Token",
    reach: async (playground) => {
      const [token] = await issueTokens()
      await playground.paste(token!.text, token!.rootKey)
      await expect(playground.verdict).toContainText("Allowed")
      await playground.button(/^Attenuate/).click()
      await playground.write("block 2", 'check if resource("file2");')
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "sealed",
    part: "Bytes",
    reach: async (playground) => {
      await playground.button("Seal").click()
      await expect(playground.strip).toContainText("sealed")
      await playground.openTab(/^Token/)
    },
  },
  {
    name: "third-party-block",
    part: "Token",
    reach: async (playground) => {
      await playground.button("Third-party block", true).click()
      await playground.write("block 2", 'group("admin");\ncheck if group($g), user("bob");')
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "root-key",
    part: "Token",
    reach: async (playground) => {
      await playground.page.getByText(/^Root key/).click()
    },
  },
  {
    name: "very-long-names",
    part: "Token",
    reach: async (playground) => {
      const name = `a_predicate_whose_name_${"never_".repeat(20)}ends`
      await playground.write(
        "authority",
        `${name}("${"value".repeat(60)}", hex:${"0123456789abcdef".repeat(12)});\nuser("alice"); right("file1", "read");`,
      )
      await playground.write("block 1", `check if ${name}($v, $bytes), $v.length() < 10;`)
      await expect(playground.verdict).toContainText("Denied")
    },
  },
  {
    name: "right-to-left",
    part: "Token",
    reach: async (playground) => {
      await playground.write(
        "authority",
        '// هذا تعليق\nuser("אליס");\nright("ملف.txt", "read");\nowner("אליס", "ملف.txt", 3);',
      )
      await playground.write(
        "authorizer",
        `${request}\nallow if user($u), owner($u, $f, 3), right($f, "read");`,
      )
      await expect(playground.verdict).toContainText("Allowed")
      await playground.openTab(/^Facts/)
    },
  },
  {
    name: "fifty-blocks",
    part: "Token",
    reach: async (playground) => {
      await playground.pasteBlocks(50)
      await expect(playground.verdict).toContainText("Allowed")
    },
  },
  {
    name: "facts",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authorizer",
        `${request}\ncan($u, $r, $o) <- user($u), right($r, $o);\nallow if can("alice", "file1", "read");`,
      )
      await expect(playground.verdict).toContainText("Allowed")
      await playground.openTab(/^Facts/)
      await expect(playground.pane).toContainText("can")
    },
  },
  {
    name: "proof",
    part: "Verdict",
    reach: async (playground) => {
      await playground.write(
        "authority",
        `user("alice"); right("file1", "read");
reader($u, $f) <- user($u), right($f, $o), $o == "read";
shared($u, $v) <- reader($u, $f), reader($v, $f);`,
      )
      await playground.openTab(/^Facts/)
      const facts = playground.page.getByRole("region", { name: "Facts of shared/2" })
      await facts.getByRole("button", { name: /^round/ }).click()
      await expect(playground.pane.getByRole("tree")).toBeVisible()
    },
  },
  {
    name: "facts-table",
    part: "Verdict",
    reach: async (playground) => {
      await playground.tenThousandFacts()
      await playground.openTab(/^Facts/)
      await playground.button(/^Open all 10,000/).click()
      await expect(playground.pane).toContainText("10,000")
    },
  },
  ...tokenStates,
  ...workshopStates,
  ...anatomyStates,
  ...exampleStates,
  ...keepingStates,
  ...lensStates,
  ...makingStates,
  ...codeStates,
  ...queryStates,
  ...sharingStates,
  ...snapshotStates,
  {
    name: "custom-limits",
    part: "Verdict",
    reach: async (playground) => {
      await playground.openTab(/^Run/)
      await playground.page.getByRole("radio", { name: /^Custom/ }).check()
    },
  },
  {
    name: "commands",
    part: "Verdict",
    reach: async (playground) => {
      await playground.page.keyboard.press("ControlOrMeta+k")
      await playground.page.keyboard.type("tok")
    },
  },
  {
    name: "shortcuts",
    part: "Verdict",
    reach: async (playground) => {
      await playground.command("Keyboard shortcuts")
      await expect(playground.page.getByRole("dialog")).toBeVisible()
    },
  },
  {
    name: "block-menu",
    part: "Token",
    reach: async () => {},
    opened: async (playground) => {
      await playground.button("More about block 1").click()
      await expect(playground.page.getByRole("menu")).toBeVisible()
    },
  },
  {
    name: "block-removed",
    part: "Token",
    reach: async (playground) => {
      await playground.choose("More about block 1", /^Remove/)
      await expect(playground.page.getByText("Removed block 1.")).toBeVisible()
    },
  },
  {
    name: "request-facts",
    part: "Authorizer",
    reach: async () => {},
    opened: async (playground) => {
      await playground.button(/^Request facts/).click()
      await expect(playground.page.getByRole("menu")).toBeVisible()
    },
  },
]
