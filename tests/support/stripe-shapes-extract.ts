import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { DECIMAL, type Operation, type Schema, type StripeShapes } from './stripe-shapes-types.ts'

const NEVER: Schema = { not: {} }

/**
 * Turns the declarations of the `stripe` package into JSON Schema. They are generated from Stripe's own description of
 * exactly the API version the package speaks. Takes some seconds; the answer is kept by `loadStripeShapes`.
 */
export function extractStripeShapes(packageDir: string): StripeShapes {
  const esm = path.join(packageDir, 'esm')
  const entry = path.join(esm, 'stripe.core.d.ts')
  const resources = readdirSync(path.join(esm, 'resources'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(esm, 'resources', file))
  const declarations = resources.map((file) => file.replace(/\.js$/, '.d.ts'))
  const program = ts.createProgram([entry, ...declarations], {
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const types = new TypeReader(program.getTypeChecker(), esm)
  const operations = resources.flatMap((file) =>
    operationsOf(types, file, program.getSourceFile(file.replace(/\.js$/, '.d.ts'))),
  )
  const names = types.exportsOf(program.getSourceFile(entry))
  return { types: types.known, names, operations }
}

/** Method and path are only in the JavaScript, parameters and answer only in the declaration beside it. */
function operationsOf(types: TypeReader, file: string, declaration: ts.SourceFile | undefined): Operation[] {
  if (!declaration) return []
  const script = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const requests = new Map<string, { method: string; path: string }>()
  for (const statement of script.statements.filter(ts.isClassDeclaration)) {
    for (const member of statement.members.filter(ts.isMethodDeclaration)) {
      const request = requestOf(member)
      if (request) requests.set(`${statement.name?.text}.${member.name.getText(script)}`, request)
    }
  }
  return declaration.statements.filter(ts.isClassDeclaration).flatMap((statement) =>
    statement.members.filter(ts.isMethodDeclaration).flatMap((member): Operation[] => {
      const name = `${statement.name?.text}.${member.name.getText(declaration)}`
      const request = requests.get(name)
      // The second generation of the API is JSON and nothing here speaks it.
      if (!request?.path.startsWith('/v1/')) return []
      const params = member.parameters.find((one) => one.name.getText(declaration) === 'params')?.type
      return [
        {
          ...request,
          name: name.replace('Resource.', '.'),
          params: params ? types.ofNode(params) : { type: ['object'], additionalProperties: false },
          answer: types.ofAnswer(member.type),
        },
      ]
    }),
  )
}

/** The first request of a method: `accounts.retrieve` asks elsewhere when it is given no id. */
function requestOf(method: ts.MethodDeclaration): { method: string; path: string } | undefined {
  let found: { method: string; path: string } | undefined
  const visit = (node: ts.Node): void => {
    const [verb, url] = ts.isCallExpression(node) && isMakeRequest(node) ? node.arguments : []
    if (verb && url && ts.isStringLiteral(verb)) found ??= { method: verb.text, path: pathOf(url) }
    else ts.forEachChild(node, visit)
  }
  if (method.body) visit(method.body)
  return found
}

const isMakeRequest = ({ expression }: ts.CallExpression) =>
  ts.isPropertyAccessExpression(expression) && expression.name.text === '_makeRequest'

function pathOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return ''
  return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('')
}

class TypeReader {
  readonly known: Record<string, Schema> = {}
  private readonly keys = new Map<ts.Type, string>()

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly folder: string,
  ) {}

  ofNode = (node: ts.TypeNode): Schema => this.schemaOf(this.checker.getTypeFromTypeNode(node))

  /** `Promise<Response<T>>` is T on the wire, and `ApiListPromise<T>` the list wrapper around it. */
  ofAnswer(node: ts.TypeNode | undefined): Schema {
    if (!node || !ts.isTypeReferenceNode(node)) return {}
    const name = ts.isIdentifier(node.typeName) ? node.typeName.text : ''
    const [inner] = node.typeArguments ?? []
    if (!inner) return this.ofNode(node)
    if (name === 'Promise' || name === 'Response') return this.ofAnswer(inner)
    const wrapper = { ApiListPromise: 'list', ApiSearchResultPromise: 'search_result' }[name]
    if (!wrapper) return this.ofNode(node)
    const isSearch = wrapper === 'search_result'
    return {
      type: ['object'],
      properties: {
        object: { enum: [wrapper] },
        data: { type: ['array'], items: this.ofNode(inner) },
        has_more: { type: ['boolean'] },
        url: { type: ['string'] },
        ...(isSearch && { next_page: { type: ['string', 'null'] }, total_count: { type: ['number'] } }),
      },
      required: ['object', 'data', 'has_more', 'url'],
      additionalProperties: false,
    }
  }

  /** The object types of the namespace `Stripe`, and of the namespaces in it. */
  exportsOf(source: ts.SourceFile | undefined): Record<string, Schema> {
    const module = source && this.checker.getSymbolAtLocation(source)
    const namespace = module && this.checker.getExportsOfModule(module).find(({ name }) => name === 'Stripe')
    const found: Record<string, Schema> = {}
    const visit = (container: ts.Symbol, prefix: string, depth: number) => {
      for (const entry of this.checker.getExportsOfModule(container)) {
        const symbol = entry.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(entry) : entry
        if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) {
          const type = this.checker.getDeclaredTypeOfSymbol(symbol)
          if (this.isDeclaredHere(symbol)) found[prefix + entry.name] = this.schemaOf(type)
        } else if (depth < 2 && symbol.flags & ts.SymbolFlags.Module) {
          visit(symbol, `${prefix}${entry.name}.`, depth + 1)
        }
      }
    }
    if (namespace) visit(namespace, '', 0)
    return found
  }

  private schemaOf(type: ts.Type): Schema {
    const kinds = new Set<string>()
    const literals: unknown[] = []
    const declared: string[] = []
    const items: Schema[] = []
    let isDecimal = false
    let isOpen = false
    for (const part of type.isUnion() ? type.types : [type]) {
      const { flags } = part
      if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
      if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) continue
      if (flags & ts.TypeFlags.Null) kinds.add('null')
      else if (part.isStringLiteral() || part.isNumberLiteral()) literals.push(part.value)
      else if (flags & ts.TypeFlags.BooleanLiteral) literals.push(this.checker.typeToString(part) === 'true')
      else if (flags & ts.TypeFlags.String) kinds.add('string')
      else if (flags & ts.TypeFlags.Number) kinds.add('number')
      else if (part.isIntersection() && part.types.some((one) => one.symbol?.name === 'DecimalImpl'))
        isDecimal = true
      else if (part.isIntersection() && part.types.some((one) => one.flags & ts.TypeFlags.String))
        isOpen = true
      else if (this.checker.isArrayType(part))
        items.push(this.schemaOf(this.checker.getTypeArguments(part as ts.TypeReference)[0] as ts.Type))
      else if (part.symbol && !this.isDeclaredHere(part.symbol) && !this.isAnonymous(part.symbol)) return {}
      else declared.push(this.keyOf(part))
    }
    // `OtherString`, the open end of an enumeration, would let every misspelling pass; it counts where nothing is listed.
    if (isOpen && !literals.some((value) => typeof value === 'string')) kinds.add('string')
    return combine({ kinds, literals, declared, items, isDecimal })
  }

  private keyOf(type: ts.Type): string {
    const known = this.keys.get(type)
    if (known) return known
    const name = this.nameOf(type)
    let key = name
    for (let number = 2; Object.hasOwn(this.known, key); number += 1) key = `${name}#${number}`
    this.keys.set(type, key)
    // Holds the place while the type is read: types refer to themselves.
    this.known[key] = {}
    this.known[key] = this.objectOf(type)
    return key
  }

  private objectOf(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of this.checker.getPropertiesOfType(type)) {
      const schema = this.schemaOf(this.checker.getTypeOfSymbol(property))
      properties[property.name] = schema
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const rest = this.checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type
    return {
      type: ['object'],
      properties,
      required,
      additionalProperties: rest ? this.schemaOf(rest) : false,
    }
  }

  private nameOf(type: ts.Type): string {
    const parts: string[] = []
    type Parented = ts.Symbol & { parent?: ts.Symbol }
    for (let at: Parented | undefined = type.symbol; at; at = at.parent) {
      if (!at.name.startsWith('"')) parts.unshift(at.name)
    }
    return parts.join('.') || '__type'
  }

  private isDeclaredHere = (symbol: ts.Symbol): boolean =>
    symbol.declarations?.some((one) => one.getSourceFile().fileName.startsWith(this.folder)) ?? false

  private isAnonymous = (symbol: ts.Symbol): boolean => symbol.name === '__type'
}

type Parts = {
  kinds: Set<string>
  literals: unknown[]
  declared: string[]
  items: Schema[]
  isDecimal: boolean
}

/** One schema out of the members of a union. */
function combine({ kinds, literals, declared, items, isDecimal }: Parts): Schema {
  const closed = new Map<string, Schema>()
  for (const kind of ['string', 'number', 'boolean']) {
    const values = literals.filter((value) => typeof value === kind)
    if (values.length === 0 || kinds.has(kind)) continue
    kinds.add(kind)
    if (kind !== 'boolean' || values.length === 1) closed.set(kind, { enum: values })
  }
  if (isDecimal && !kinds.has('string')) {
    kinds.add('string')
    closed.set('string', { pattern: DECIMAL })
  }
  if (declared.length > 0) kinds.add('object')
  if (items.length > 0) kinds.add('array')
  if (kinds.size === 0) return NEVER

  const schema: Schema = { type: [...kinds] }
  if (declared.length > 0) schema.declared = declared
  if (items.length > 0) schema.items = items.length === 1 ? items[0] : { anyOf: items }
  const limits = [...closed].map(([kind, limit]) => ({ if: { type: [kind] }, then: limit }))
  const [only] = closed.values()
  if (kinds.size === 1 && only) return { ...schema, ...only }
  return limits.length > 0 ? { ...schema, allOf: limits } : schema
}
