import { expect, test } from "vitest"
import { contentSecurityPolicy } from "../../scripts/build/policy.ts"
import { headersFromReadme } from "./hosting.ts"

const headers = headersFromReadme()
const policy = (path: string): readonly string[] =>
  headers(path)["Content-Security-Policy"]!.split("; ")

test("the README's headers say all that the page's own policy says", () => {
  expect(policy("/")).toEqual(expect.arrayContaining(contentSecurityPolicy.split("; ")))
  expect(policy("/")).toContain("frame-ancestors *")
})

test("only the service worker may fetch, and only its own files", () => {
  expect(policy("/sw.js")).toContain("connect-src 'self'")
  expect(policy("/index.html")).toContain("connect-src 'none'")
  expect(policy("/assets/index-0.js")).toContain("connect-src 'none'")
})

test("files that are named by what is in them are kept for good, and no others", () => {
  const isKept = (path: string): boolean => headers(path)["Cache-Control"]!.includes("immutable")
  expect(["/assets/index-0.js", "/assets/font-0.woff2"].every(isKept)).toBe(true)
  expect(["/", "/index.html", "/sw.js", "/embed.js", "/theme.js"].some(isKept)).toBe(false)
})
