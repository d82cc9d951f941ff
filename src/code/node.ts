/** The program for Node, with biscuit-wasm. The tests run it. */
import type { KeyAlgorithm } from "../ast/index.ts"
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { jsString } from "./quote.ts"
import type { Start, Task } from "./types.ts"

export function nodeProgram(task: Task): string {
  const { start, blocks, sealed, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const body = [
    ...startLines(start),
    ...blocks.flatMap(({ text, external }, i) => appendLines(text, external, i + 1)),
    ...(sealed ? ["token = token.sealToken();"] : []),
    ...(start.kind === "new" || sealed || blocks.length > 0
      ? ["console.log(`token: ${token.toBase64()}`);"]
      : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [`if (token.countBlocks() - 1 > ${most}) throw { RunLimit: "TooManyBlocks" };`]),
    "const authorizer = new AuthorizerBuilder();",
    `authorizer.addCode(${jsString(authorizer.text)});`,
    "const policy = authorizer.buildAuthenticated(token).authorizeWithLimits({",
    `  max_facts: ${facts},`,
    `  max_iterations: ${rounds},`,
    `  max_time_micro: ${time * 1000},`,
    "});",
    "console.log(`allowed by policy ${policy}`);",
  ]
  const text = `try {\n${body.map(indent).join("\n")}\n${failure}`
  return `${head(libraries.node, task)}${importsOf(text)}\n${text}`
}

/** Datalog keeps its own lines. */
const indent = (lines: string): string => `  ${lines}`

const failure = `} catch (error) {
  const denied = error?.FailedLogic?.Unauthorized ?? error?.FailedLogic?.NoMatchingPolicy;
  const reason = error instanceof Error ? error.message : JSON.stringify(error);
  console.log(\`\${denied ? "denied" : "failed"}: \${reason}\`);
  process.exitCode = denied ? 1 : 2;
}
`

/** What the program uses of the package. */
function importsOf(text: string): string {
  const names = [
    "AuthorizerBuilder",
    "Biscuit",
    "BlockBuilder",
    "KeyPair",
    "PrivateKey",
    "PublicKey",
    "SignatureAlgorithm",
  ].filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  return `import { ${names.join(", ")} } from "@biscuit-auth/biscuit-wasm";\n`
}

const algorithmName: Record<KeyAlgorithm, string> = {
  ed25519: "SignatureAlgorithm.Ed25519",
  secp256r1: "SignatureAlgorithm.Secp256r1",
}

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    return [
      "const root = process.env.ROOT_PRIVATE_KEY",
      "  ? KeyPair.fromPrivateKey(PrivateKey.fromString(process.env.ROOT_PRIVATE_KEY))",
      `  : new KeyPair(${algorithmName[start.root]});`,
      "const authority = Biscuit.builder();",
      `authority.addCode(${jsString(start.authority.text)});`,
      "let token = authority.build(root.getPrivateKey());",
    ]
  }
  const token = start.text === null ? "process.env.TOKEN" : JSON.stringify(start.text)
  return [...keyLines(start.rootKey), `let token = Biscuit.fromBase64(${token}, rootKey);`]
}

function keyLines(rootKey: string | null): string[] {
  if (rootKey !== null) {
    const [algorithm, hex] = rootKey.split("/")
    const name = algorithm === "secp256r1" ? algorithm : "ed25519"
    return [`const rootKey = PublicKey.fromString("${hex}", ${algorithmName[name]});`]
  }
  return [
    'const [algorithm, hex] = process.env.ROOT_PUBLIC_KEY.split("/");',
    "const rootKey = PublicKey.fromString(",
    "  hex,",
    '  algorithm === "secp256r1" ? SignatureAlgorithm.Secp256r1 : SignatureAlgorithm.Ed25519,',
    ");",
  ]
}

function appendLines(text: string, external: string | null, number: number): string[] {
  const block = [
    `const block${number} = new BlockBuilder();`,
    `block${number}.addCode(${jsString(text)});`,
  ]
  if (external === null) return [...block, `token = token.appendBlock(block${number});`]
  return [
    ...block,
    `const signer${number} = KeyPair.fromPrivateKey(`,
    `  PrivateKey.fromString("${external}"), // a throwaway key: everybody knows it`,
    ");",
    "token = token.appendThirdPartyBlock(",
    `  signer${number}.getPublicKey(),`,
    `  token.getThirdPartyRequest().createBlock(signer${number}.getPrivateKey(), block${number}),`,
    ");",
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `const revoked = ${JSON.stringify(revoked)};`,
  "if (token.getRevocationIdentifiers().some((id) => revoked.includes(id))) {",
  '  throw { FailedLogic: { Unauthorized: "revoked" } };',
  "}",
]
