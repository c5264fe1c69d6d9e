import { type AttributeValue, refuse } from '../attribute-value.ts';
import { checkCondition } from '../expression/condition-check.ts';
import type { Assigned, Comparator, Condition, Operand, Path, Step } from '../expression/syntax.ts';
import type { DeleteStatement, SelectStatement, Statement, UpdateStatement } from './statement.ts';
import { Words } from './words.ts';

type Bound = Operand<AttributeValue>;
type Where = Condition<AttributeValue>;

const FUNCTIONS = ['ATTRIBUTE_EXISTS', 'ATTRIBUTE_NOT_EXISTS', 'ATTRIBUTE_TYPE', 'BEGINS_WITH', 'CONTAINS'];

/** @throws AwsError ValidationException for text that is not a statement of DynamoDB's PartiQL */
export function parseStatement(text: string, parameters: readonly unknown[]): Statement {
  const words = new Words(text, parameters);
  const statement = new StatementParser(words).statement();
  words.expectEnd();
  return statement;
}

class StatementParser {
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  statement(): Statement {
    const words = this.#words;
    if (words.take('SELECT')) return this.#select();
    if (words.take('INSERT')) {
      words.expect('INTO');
      const table = words.name();
      words.expect('VALUE');
      const value = words.value();
      if (!value) throw words.unexpected();
      return { kind: 'insert', table, value };
    }
    if (words.take('UPDATE')) return this.#update();
    if (words.take('DELETE')) return this.#delete();
    if (words.take('EXISTS')) {
      words.expect('(', 'SELECT');
      const { table, where } = this.#select();
      words.expect(')');
      if (!where) throw refuse('EXISTS needs a WHERE clause');
      return { kind: 'exists', table, where };
    }
    throw words.unexpected();
  }

  #select(): SelectStatement {
    const words = this.#words;
    const paths = words.take('*') ? undefined : this.#paths();
    words.expect('FROM');
    const table = words.name();
    const index = words.take('.') ? words.name() : undefined;
    words.refuseAlias(['WHERE', 'ORDER']);
    const where = words.take('WHERE') ? this.#where() : undefined;
    let order: SelectStatement['order'];
    if (words.take('ORDER')) {
      words.expect('BY');
      const name = words.name();
      const forward = words.takeOneOf(['DESC', 'ASC']) !== 'DESC';
      order = { name, forward };
    }
    return { kind: 'select', table, index, paths, where, order };
  }

  #update(): UpdateStatement {
    const words = this.#words;
    const table = words.name();
    words.refuseAlias(['SET', 'REMOVE']);
    const set: { path: Path; value: Assigned<AttributeValue> }[] = [];
    const add: { path: Path; value: AttributeValue }[] = [];
    const less: { path: Path; value: AttributeValue }[] = [];
    const remove: Path[] = [];
    for (;;) {
      if (words.take('SET')) {
        do {
          const path = this.#path();
          words.expect('=');
          const change = words.takeOneOf(['SET_ADD', 'SET_DELETE']);
          if (change === undefined) set.push({ path, value: this.#assigned() });
          else (change === 'SET_ADD' ? add : less).push({ path, value: this.#member() });
        } while (words.take(','));
      } else if (words.take('REMOVE')) remove.push(...this.#paths());
      else break;
    }
    if (set.length + add.length + less.length + remove.length === 0) throw words.unexpected();
    words.expect('WHERE');
    const where = this.#where();
    return { kind: 'update', table, set, add, delete: less, remove, where, returning: this.#returning() };
  }

  /** Reads the operands of `set_add(path, set)` and returns the second one. */
  #member(): AttributeValue {
    this.#words.expect('(');
    this.#path();
    this.#words.expect(',');
    const value = this.#words.value();
    if (!value) throw this.#words.unexpected();
    this.#words.expect(')');
    return value;
  }

  #delete(): DeleteStatement {
    const words = this.#words;
    words.expect('FROM');
    const table = words.name();
    words.refuseAlias(['WHERE']);
    words.expect('WHERE');
    const where = this.#where();
    const returning = this.#returning();
    if (returning !== undefined && returning !== 'ALL_OLD') throw refuse('DELETE can only return ALL OLD *');
    return { kind: 'delete', table, where, returning };
  }

  #returning(): UpdateStatement['returning'] {
    const words = this.#words;
    if (!words.take('RETURNING')) return undefined;
    const which = words.takeOneOf(['ALL', 'MODIFIED']);
    const when = words.takeOneOf(['OLD', 'NEW']);
    if (which === undefined || when === undefined) throw words.unexpected();
    words.expect('*');
    return `${which === 'ALL' ? 'ALL' : 'UPDATED'}_${when === 'OLD' ? 'OLD' : 'NEW'}`;
  }

  #assigned(): Assigned<AttributeValue> {
    const left = this.#assignedOperand();
    const kind = this.#words.takeOneOf(['+', '-']);
    if (kind !== '+' && kind !== '-') return left;
    return { kind, left, right: this.#assignedOperand() };
  }

  #assignedOperand(): Bound {
    const words = this.#words;
    for (const name of ['LIST_APPEND', 'IF_NOT_EXISTS']) {
      if (!words.isNext(name) || !words.isNext('(', 1)) continue;
      words.expect(name, '(');
      const first = this.#assignedOperand();
      words.expect(',');
      const second = this.#assignedOperand();
      words.expect(')');
      return { kind: 'call', name: name.toLowerCase(), operands: [first, second] };
    }
    return this.#operand();
  }

  #where(): Where {
    const condition = this.#or();
    checkCondition(condition, undefined);
    return condition;
  }

  #or(): Where {
    let left = this.#and();
    while (this.#words.take('OR')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Where {
    let left = this.#not();
    while (this.#words.take('AND')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Where {
    if (this.#words.take('NOT')) return { kind: 'not', condition: this.#not() };
    if (this.#words.take('(')) {
      const inner = this.#or();
      this.#words.expect(')');
      return inner;
    }
    const name = FUNCTIONS.find((one) => this.#words.isNext(one) && this.#words.isNext('(', 1));
    if (name !== undefined) {
      this.#words.expect(name, '(');
      const operands = [this.#operand()];
      while (this.#words.take(',')) operands.push(this.#operand());
      this.#words.expect(')');
      return this.#comparedWithTrue({ kind: 'call', name: name.toLowerCase(), operands });
    }
    return this.#comparison(this.#operand());
  }

  /** Reads the comparison in `attribute_exists(a) = true`. */
  #comparedWithTrue(condition: Where): Where {
    if (!this.#words.take('=')) return condition;
    const isTrue = this.#words.value()?.BOOL;
    if (isTrue === undefined) throw this.#words.unexpected();
    return isTrue ? condition : { kind: 'not', condition };
  }

  #comparison(left: Bound): Where {
    const words = this.#words;
    if (words.take('BETWEEN')) {
      const low = this.#operand();
      words.expect('AND');
      return { kind: 'between', operands: [left, low, this.#operand()] };
    }
    if (words.take('IN')) {
      const end = words.take('[') ? ']' : ')';
      if (end === ')') words.expect('(');
      const operands = [left, this.#operand()];
      while (words.take(',')) operands.push(this.#operand());
      words.expect(end);
      return { kind: 'in', operands };
    }
    if (words.take('IS')) {
      const isNot = words.take('NOT');
      const condition = this.#kindOf(left);
      return isNot ? { kind: 'not', condition } : condition;
    }
    const operator = words.takeOneOf(['=', '<>', '!=', '<=', '>=', '<', '>']);
    if (operator === undefined) throw words.unexpected();
    const kind = operator === '!=' ? '<>' : (operator as Comparator);
    return { kind, operands: [left, this.#operand()] };
  }

  /** Reads what follows `IS`. Only the type names that were seen on the service are known. */
  #kindOf(left: Bound): Where {
    const words = this.#words;
    if (words.take('MISSING')) return { kind: 'call', name: 'attribute_not_exists', operands: [left] };
    const type = words.take('BOOL') ? 'BOOL' : words.take('STRING') ? 'S' : undefined;
    if (type !== undefined) {
      const value: Bound = { kind: 'value', value: { S: type } };
      return { kind: 'call', name: 'attribute_type', operands: [left, value] };
    }
    words.expect('NULL');
    return { kind: '=', operands: [left, { kind: 'value', value: { NULL: true } }] };
  }

  #operand(): Bound {
    const words = this.#words;
    if (words.isNext('SIZE') && words.isNext('(', 1)) {
      words.expect('SIZE', '(');
      const path = this.#path();
      words.expect(')');
      return { kind: 'call', name: 'size', operands: [{ kind: 'path', path }] };
    }
    const value = words.value();
    return value ? { kind: 'value', value } : { kind: 'path', path: this.#path() };
  }

  #paths(): Path[] {
    const paths = [this.#path()];
    while (this.#words.take(',')) paths.push(this.#path());
    return paths;
  }

  #path(): Path {
    const words = this.#words;
    const steps: Step[] = [words.name()];
    for (;;) {
      if (words.take('.')) steps.push(words.name());
      else if (words.take('[')) {
        steps.push(words.index());
        words.expect(']');
      } else return steps;
    }
  }
}
