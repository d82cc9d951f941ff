/** The facts that a request brings, and the page's clock. */
import { expect, test } from "./playground.ts"

test("a usual fact of a request is written by one choice, its value ready to be typed over", async ({
  playground,
  page,
}) => {
  await playground.choose("Request facts", /^user/)
  await expect(playground.editor("authorizer")).toContainText('user("alice");')
  await expect(playground.editor("authorizer")).toBeFocused()
  await page.keyboard.type("bob")
  await expect(playground.editor("authorizer")).toContainText('user("bob");')
  // A fact that is stated already is changed, not written twice.
  await playground.choose("Request facts", /^set operation\("read"\)/)
  await page.keyboard.type("write")
  await expect(playground.editor("authorizer")).toContainText('operation("write");')
  await expect(playground.editor("authorizer")).not.toContainText('operation("read");')
  await expect(playground.verdict).toContainText("Denied")
})

test("the page's clock stands at another time, which the time button writes", async ({
  playground,
  page,
}) => {
  await expect(playground.verdict).toContainText("Allowed")
  await playground.button("The page's clock").click()
  const clock = page.getByRole("group", { name: "The page's clock" })
  await clock.getByLabel("UTC").fill("2099-05-06T07:08:09")
  await playground.button("Set time(2099-05-06T07:08:09Z)").click()
  await expect(playground.editor("authorizer")).toContainText("time(2099-05-06T07:08:09Z);")
  await expect(playground.verdict).toContainText("Check 1 of block 1 failed")
  await clock.getByRole("button", { name: /One day earlier/ }).click()
  await expect(playground.button("Set time(2099-05-05T07:08:09Z)")).toBeVisible()
  await clock.getByRole("button", { name: "Real time" }).click()
  await playground.button(/^Set time/).click()
  await expect(playground.verdict).toContainText("Allowed")
})
