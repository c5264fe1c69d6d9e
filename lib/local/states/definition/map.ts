import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import type { Diagnostics } from './diagnostics.ts';
import { checkNumber, isObject, reportField } from './fields.ts';

/** Checks the fields that only a Map has. Reader and writer, which need S3, are supported where they are mocked. */
export function checkMap(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (!isObject(state.ItemProcessor)) return reportField(state, 'ItemProcessor', at, found);
  const config = state.ItemProcessor.ProcessorConfig;
  const mode = isObject(config) ? (config.Mode ?? 'INLINE') : 'INLINE';
  const place = `${at}/ItemProcessor/ProcessorConfig`;
  if (config !== undefined && !isObject(config))
    found.schema("The field 'ProcessorConfig' must be an object", place);
  if (mode !== 'INLINE' && mode !== 'DISTRIBUTED') {
    found.schema('Value is not one of the supported values: [INLINE, DISTRIBUTED]', `${place}/Mode`);
  }
  if (isObject(config)) {
    const kind = config.ExecutionType;
    if (mode === 'DISTRIBUTED' && kind === undefined)
      found.schema("The field 'ExecutionType' is required but was missing", place);
    else if (kind !== undefined && kind !== 'STANDARD' && kind !== 'EXPRESS') {
      found.schema('Value is not one of the supported values: [STANDARD, EXPRESS]', `${place}/ExecutionType`);
    }
  }
  const { Items: items } = state;
  if (
    items !== undefined &&
    !Array.isArray(items) &&
    !(typeof items === 'string' && isExpression(items)) &&
    !isObject(items)
  ) {
    found.schema("The value for the field 'Items' must be an array or a JSONata expression", `${at}/Items`);
  }
  checkNumber(state.MaxConcurrency, `${at}/MaxConcurrency`, 0, Number.MAX_SAFE_INTEGER, found);
  checkNumber(state.ToleratedFailureCount, `${at}/ToleratedFailureCount`, 0, Number.MAX_SAFE_INTEGER, found);
  checkNumber(state.ToleratedFailurePercentage, `${at}/ToleratedFailurePercentage`, 0, 100, found, false);
  if (state.Label !== undefined && (typeof state.Label !== 'string' || state.Label.length > 40))
    reportField(state, 'Label', at, found);
  if (found.mocked) for (const name of ['ItemReader', 'ResultWriter']) checkS3(state, name, mode, at, found);
  const batcher = state.ItemBatcher;
  if (batcher === undefined) return;
  if (!isObject(batcher))
    return found.schema("The field 'ItemBatcher' must be an object", `${at}/ItemBatcher`);
  if (mode !== 'DISTRIBUTED') found.schema("Field 'ItemBatcher' is not supported", at);
  for (const name of Object.keys(batcher)) {
    if (!['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput'].includes(name)) {
      found.schema(`Field '${name}' is not supported`, `${at}/ItemBatcher`);
    }
  }
  if (batcher.MaxItemsPerBatch === undefined && batcher.MaxInputBytesPerBatch === undefined) {
    found.schema(
      "One of the fields 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch' is required but was missing",
      `${at}/ItemBatcher`,
    );
  }
  checkNumber(
    batcher.MaxItemsPerBatch,
    `${at}/ItemBatcher/MaxItemsPerBatch`,
    1,
    Number.MAX_SAFE_INTEGER,
    found,
  );
  checkNumber(batcher.MaxInputBytesPerBatch, `${at}/ItemBatcher/MaxInputBytesPerBatch`, 1, 262_144, found);
}

const INPUT_TYPES = ['CSV', 'JSON', 'JSONL', 'MANIFEST', 'PARQUET'];

/** Checks the ItemReader or ResultWriter of a Map. */
function checkS3(
  state: JsonObject,
  name: string,
  mode: JsonValue,
  at: string,
  found: Diagnostics,
): undefined {
  const field = state[name];
  if (field === undefined) return;
  if (mode !== 'DISTRIBUTED') return found.schema(`Field '${name}' is not supported`, at);
  if (!isObject(field)) return reportField(state, name, at, found);
  const place = `${at}/${name}`;
  if (typeof field.Resource !== 'string') reportField(field, 'Resource', place, found);
  if (field.Parameters !== undefined)
    found.schema(
      "The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for the 'JSONPath' QueryLanguage",
      place,
    );
  const config = field.ReaderConfig;
  if (config === undefined) return;
  if (!isObject(config)) return reportField(field, 'ReaderConfig', place, found);
  if (config.InputType !== undefined && !INPUT_TYPES.includes(String(config.InputType)))
    found.schema(
      `Value is not one of the supported values: [${INPUT_TYPES.join(', ')}]`,
      `${place}/ReaderConfig/InputType`,
    );
}
