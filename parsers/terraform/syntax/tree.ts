/**
 * # The syntax tree of HCL
 *
 * Every node has `start` and `end` (UTF-16 offsets, `end` exclusive) into the text of one source. Blocks and attributes
 * name that source, because override files mix attributes of several files in one block.
 *
 *     resource "aws_vpc" "main" {           Block { type: 'resource', labels: ['aws_vpc', 'main'] }
 *       cidr_block = "10.${var.n}.0.0/16"     Attribute { name: 'cidr_block', value: Template }
 *       timeouts {}                           Block in body.blocks
 *     }
 */

export interface Span {
  readonly start: number
  readonly end: number
}

export interface Comment extends Span {
  /** `#`, `//` or `/*`. A line comment's span ends before the line break. */
  readonly style: 'line' | 'block'
}

export interface Body extends Span {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}

export interface Attribute extends Span {
  readonly source: string
  readonly name: string
  readonly nameSpan: Span
  readonly value: Expression
}

export interface Label extends Span {
  readonly text: string
}

export interface Block extends Span {
  readonly source: string
  readonly type: string
  readonly labels: readonly Label[]
  /** From the type to the last label. */
  readonly header: Span
  readonly body: Body
  /** Of JSON that a program wrote: where its construct is in that program, `net/main`. */
  readonly construct?: string
  /** A syntax error lies inside: attributes after it were not read. */
  readonly broken?: true
}

export type Expression =
  | Literal
  | TemplateExpression
  | Tuple
  | ObjectExpression
  | ForExpression
  | Root
  | AttributeAccess
  | Index
  | Splat
  | SplatItem
  | Call
  | Unary
  | Binary
  | ConditionalExpression
  | Parentheses
  | Broken

/** A number, `true`, `false`, `null`, or a string without interpolation (its span includes the quotes). */
export interface Literal extends Span {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
}

/** A quoted string or heredoc with interpolations or directives. A single interpolation alone keeps its type. */
export interface TemplateExpression extends Span {
  readonly kind: 'template'
  readonly parts: readonly TemplatePart[]
}

export type TemplatePart =
  | (Span & { readonly kind: 'text'; readonly value: string })
  | (Span & { readonly kind: 'interpolation'; readonly value: Expression })
  | (Span & {
      readonly kind: 'if'
      readonly condition: Expression
      readonly then: readonly TemplatePart[]
      readonly otherwise: readonly TemplatePart[]
    })
  | (Span & {
      readonly kind: 'for'
      readonly keyName?: string
      readonly valueName: string
      readonly collection: Expression
      readonly body: readonly TemplatePart[]
    })

export interface Tuple extends Span {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}

export interface ObjectItem extends Span {
  /** A bare word is a literal; anything in parentheses is evaluated. */
  readonly key: Expression
  readonly value: Expression
}

export interface ObjectExpression extends Span {
  readonly kind: 'object'
  readonly items: readonly ObjectItem[]
}

/** `[for k, v in c : value if condition]` and `{for k, v in c : key => value... if condition}`. */
export interface ForExpression extends Span {
  readonly kind: 'for'
  readonly keyName?: string
  readonly valueName: string
  readonly collection: Expression
  /** Present in the object form. */
  readonly key?: Expression
  readonly value: Expression
  readonly condition?: Expression
  /** `...`: values of equal keys are gathered in lists. */
  readonly grouped: boolean
}

/** The first name of a traversal: `var`, `local`, `aws_vpc`, a `for` variable. */
export interface Root extends Span {
  readonly kind: 'root'
  readonly name: string
}

export interface AttributeAccess extends Span {
  readonly kind: 'attribute'
  readonly of: Expression
  readonly name: string
}

export interface Index extends Span {
  readonly kind: 'index'
  readonly of: Expression
  readonly key: Expression
}

/** `of[*].a.b`: `each` is `.a.b` on a {@link SplatItem}. */
export interface Splat extends Span {
  readonly kind: 'splat'
  readonly of: Expression
  readonly each: Expression
}

export interface SplatItem extends Span {
  readonly kind: 'splat-item'
}

export interface Call extends Span {
  readonly kind: 'call'
  /** With its namespace: `provider::aws::arn_parse`. */
  readonly name: string
  readonly arguments: readonly Expression[]
  /** `f(list...)` */
  readonly expandLast: boolean
}

export type UnaryOperator = '-' | '!'
export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export interface Unary extends Span {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expression
}

export interface Binary extends Span {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

export interface ConditionalExpression extends Span {
  readonly kind: 'conditional'
  readonly condition: Expression
  readonly then: Expression
  readonly otherwise: Expression
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses'
  readonly inner: Expression
}

/** Stands where an expression could not be read; the problem says why. */
export interface Broken extends Span {
  readonly kind: 'broken'
}
