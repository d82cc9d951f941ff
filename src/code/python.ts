/** The program for Python, with biscuit-python. */
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { pythonString } from "./quote.ts"
import type { Start, Task } from "./types.ts"

export function pythonProgram(task: Task): string {
  const { start, blocks, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const body = [
    ...startLines(start),
    ...blocks.flatMap(({ text, external }, i) => appendLines(text, external, i + 1)),
    ...(start.kind === "new" || blocks.length > 0 ? ['print("token:", token.to_base64())'] : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [`if token.block_count() - 1 > ${most}:`, '    raise RuntimeError("TooManyBlocks")']),
    `builder = AuthorizerBuilder(${pythonString(authorizer.text)})`,
    "limits = builder.limits()",
    `limits.max_facts = ${facts}`,
    `limits.max_iterations = ${rounds}`,
    `limits.max_time = timedelta(milliseconds=${time})`,
    "builder.set_limits(limits)",
    "authorizer = builder.build(token)",
  ]
  const text = `try:\n${body.map((line) => `    ${line}`).join("\n")}\n${end}`
  return `${head(libraries.python, task)}${importsOf(text)}\n${text}`
}

/** The reference's sentence for a denial begins with these words. */
const end = `except Exception as error:
    print("failed:", error)
    sys.exit(2)

try:
    print("allowed by policy", authorizer.authorize())
except AuthorizationError as error:
    # Limits and errors of expressions are raised as AuthorizationError too.
    is_denied = str(error).startswith("authorization failed")
    print("denied:" if is_denied else "failed:", error)
    sys.exit(1 if is_denied else 2)
`

function importsOf(text: string): string {
  const names = [
    "Algorithm",
    "AuthorizationError",
    "AuthorizerBuilder",
    "Biscuit",
    "BiscuitBuilder",
    "BlockBuilder",
    "KeyPair",
    "PrivateKey",
    "PublicKey",
  ].filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  return `import os
import sys
from datetime import timedelta

from biscuit_auth import ${names.join(", ")}
`
}

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    const drawn =
      start.root === "ed25519" ? "KeyPair().private_key" : 'sys.exit("ROOT_PRIVATE_KEY is not set")'
    return [
      'root_text = os.environ.get("ROOT_PRIVATE_KEY")',
      `root = PrivateKey(root_text) if root_text else ${drawn}`,
      `token = BiscuitBuilder(${pythonString(start.authority.text)}).build(root)`,
    ]
  }
  const key = start.rootKey === null ? 'os.environ["ROOT_PUBLIC_KEY"]' : `"${start.rootKey}"`
  const token = start.text === null ? 'os.environ["TOKEN"]' : `"${start.text}"`
  return [`token = Biscuit.from_base64(${token}, PublicKey(${key}))`]
}

function appendLines(text: string, external: string | null, number: number): string[] {
  const block = `BlockBuilder(${pythonString(text)})`
  if (external === null) return [`token = token.append(${block})`]
  return [
    "# A throwaway key: everybody knows it.",
    `signer${number} = KeyPair.from_private_key(PrivateKey("${external}"))`,
    `block${number} = ${block}`,
    `signed${number} = token.third_party_request().create_block(`,
    `    signer${number}.private_key, block${number}`,
    ")",
    `token = token.append_third_party(signer${number}.public_key, signed${number})`,
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `revoked = {${revoked.map((id) => `"${id}"`).join(", ")}}`,
  "if revoked.intersection(token.revocation_ids):",
  '    print("denied: revoked")',
  "    sys.exit(1)",
]
