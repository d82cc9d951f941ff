/** How the nodes of the grammar are highlighted: data for the editor. */
import type { NodePropSource } from "@lezer/common"
import { styleTags, tags } from "@lezer/highlight"

export const highlighting: NodePropSource = styleTags({
  "CheckKeyword PolicyKeyword Trusting": tags.keyword,
  Or: tags.operatorKeyword,
  ScopeKeyword: tags.modifier,
  PublicKey: tags.literal,
  PredicateName: tags.function(tags.definition(tags.variableName)),
  "MethodName FunctionName": tags.function(tags.propertyName),
  Variable: tags.variableName,
  "Parameter ScopeParameter": tags.special(tags.variableName),
  Integer: tags.integer,
  Date: tags.special(tags.literal),
  Bytes: tags.special(tags.string),
  String: tags.string,
  Boolean: tags.bool,
  Null: tags.null,
  "Operator ForeignOperator": tags.operator,
  '"!"': tags.logicOperator,
  "Arrow ForeignArrow": tags.definitionOperator,
  "->": tags.definitionOperator,
  "LineComment HashComment": tags.lineComment,
  "BlockComment UnclosedComment": tags.blockComment,
  "BadString BadDate BadScope Word": tags.invalid,
  "( )": tags.paren,
  "[ ]": tags.squareBracket,
  "{ } EmptySet": tags.brace,
  ".": tags.derefOperator,
  ",": tags.separator,
  Semicolon: tags.separator,
})
