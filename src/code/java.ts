/** The program for Java, with biscuit-java, which takes one statement a call. */
import {
  type Block,
  type KeyAlgorithm,
  type Policy,
  printCheck,
  printFact,
  printPolicy,
  printRule,
} from "../ast/index.ts"
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { javaString } from "./quote.ts"
import type { Start, Task, TaskBlock } from "./types.ts"

export function javaProgram(task: Task): string {
  const { start, blocks, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const { ast } = authorizer
  const body = [
    ...startLines(start),
    ...blocks.flatMap((block, i) => appendLines(block, i + 1)),
    ...(start.kind === "new" || blocks.length > 0
      ? ['System.out.println("token: " + token.serializeBase64Url());']
      : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [
          `if (token.blockCount() - 1 > ${most}) {`,
          '  throw new IllegalStateException("TooManyBlocks");',
          "}",
        ]),
    "Authorizer authorizer = token.authorizer();",
    ...statements(ast, ["addFact", "addRule", "addCheck"]).map((call) => `authorizer.${call};`),
    ...policies(ast.policies),
    "try {",
    `  Long policy = authorizer.authorize(new RunLimits(${facts}, ${rounds}, Duration.ofMillis(${time})));`,
    '  System.out.println("allowed by policy " + policy);',
    "} catch (Error.FailedLogic reason) {",
    '  System.out.println("denied: " + reason);',
    "  System.exit(1);",
    "}",
  ]
  const name = start.kind === "new" ? "Build" : blocks.length > 0 ? "Append" : "Verify"
  const text = `class ${name} {
  public static void main(String[] args) {
    try {
${body.map((line) => `      ${line}\n`).join("")}    } catch (Exception error) {
      System.out.println("failed: " + error);
      System.exit(2);
    }
  }
}
`
  return `${head(libraries.java, task)}${imports}\n${text}`
}

const imports = `import biscuit.format.schema.Schema.PublicKey.Algorithm;
import java.time.Duration;
import java.util.Set;
import org.eclipse.biscuit.crypto.KeyPair;
import org.eclipse.biscuit.crypto.PublicKey;
import org.eclipse.biscuit.datalog.RunLimits;
import org.eclipse.biscuit.error.Error;
import org.eclipse.biscuit.token.Authorizer;
import org.eclipse.biscuit.token.Biscuit;
import org.eclipse.biscuit.token.builder.Block;
`

/** Calls of the three methods, each with a statement. */
function statements(
  block: Block,
  [fact, rule, check]: readonly [string, string, string],
): string[] {
  return [
    ...block.facts.map((clause) => `${fact}(${javaString(printFact(clause))})`),
    ...block.rules.map((clause) => `${rule}(${javaString(printRule(clause))})`),
    ...block.checks.map((clause) => `${check}(${javaString(printCheck(clause))})`),
  ]
}

const policies = (list: readonly Policy[]): string[] =>
  list.map((policy) => `authorizer.addPolicy(${javaString(printPolicy(policy))});`)

const algorithmName: Record<KeyAlgorithm, string> = {
  ed25519: "Algorithm.Ed25519",
  secp256r1: "Algorithm.SECP256R1",
}

const algorithmOf = (key: string): string =>
  algorithmName[key.startsWith("secp256r1") ? "secp256r1" : "ed25519"]

const hexOf = (key: string): string => key.slice(key.indexOf("/") + 1)

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    const algorithm = algorithmName[start.root]
    return [
      'String rootText = System.getenv("ROOT_PRIVATE_KEY");',
      "KeyPair root = rootText == null",
      `    ? KeyPair.generate(${algorithm})`,
      `    : KeyPair.generate(${algorithm}, rootText.substring(rootText.indexOf('/') + 1));`,
      "var authority = Biscuit.builder(root);",
      ...statements(start.authority.ast, [
        "addAuthorityFact",
        "addAuthorityRule",
        "addAuthorityCheck",
      ]).map((call) => `authority.${call};`),
      "Biscuit token = authority.build();",
    ]
  }
  const token = start.text === null ? 'System.getenv("TOKEN")' : `"${start.text}"`
  const key =
    start.rootKey === null
      ? [
          'String rootText = System.getenv("ROOT_PUBLIC_KEY");',
          "PublicKey root = PublicKey.load(",
          '    rootText.startsWith("secp256r1/") ? Algorithm.SECP256R1 : Algorithm.Ed25519,',
          "    rootText.substring(rootText.indexOf('/') + 1));",
        ]
      : [
          `PublicKey root = PublicKey.load(${algorithmOf(start.rootKey)}, "${hexOf(start.rootKey)}");`,
        ]
  return [...key, `Biscuit token = Biscuit.fromBase64Url(${token}, root);`]
}

function appendLines({ ast, external }: TaskBlock, number: number): string[] {
  const name = `block${number}`
  const block = [
    `Block ${name} = token.createBlock();`,
    ...statements(ast, ["addFact", "addRule", "addCheck"]).map((call) => `${name}.${call};`),
  ]
  if (external === null) return [...block, `token = token.attenuate(${name}, Algorithm.Ed25519);`]
  return [
    ...block,
    "// A throwaway key: everybody knows it.",
    `KeyPair signer${number} = KeyPair.generate(${algorithmOf(external)}, "${hexOf(external)}");`,
    `var signed${number} = token.thirdPartyRequest().createBlock(signer${number}, ${name}).getOk();`,
    `token = token.appendThirdPartyBlock(signer${number}.getPublicKey(), signed${number});`,
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `Set<String> revoked = Set.of(${revoked.map((id) => `"${id}"`).join(", ")});`,
  "if (token.revocationIdentifiers().stream().anyMatch(id -> revoked.contains(id.toHex()))) {",
  '  System.out.println("denied: revoked");',
  "  System.exit(1);",
  "}",
]
