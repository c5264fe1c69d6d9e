import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import type { Diagnostics } from './diagnostics.ts';
import { checkChoice, checkNumber, isObject, reportField, requireFields } from './fields.ts';

/** Checks the fields that only a Map has. Reader and writer need S3 and are only supported if they are mocked. */
export function checkMap(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (state.ItemProcessor === undefined)
    return found.schema(
      'This object should have only one of the following fields: [ItemProcessor, Iterator]',
      at,
    );
  if (!isObject(state.ItemProcessor)) return reportField(state, 'ItemProcessor', at, found);
  const config = state.ItemProcessor.ProcessorConfig;
  const mode = isObject(config) ? (config.Mode ?? 'INLINE') : 'INLINE';
  const place = `${at}/ItemProcessor/ProcessorConfig`;
  if (config !== undefined && !isObject(config))
    found.schema("The field 'ProcessorConfig' must be an object", place);
  checkChoice(mode, ['INLINE', 'DISTRIBUTED'], `${place}/Mode`, found);
  if (isObject(config)) {
    if (mode === 'DISTRIBUTED') requireFields(config, ['ExecutionType'], place, found);
    if (config.Mode === 'INLINE' && config.ExecutionType !== undefined)
      found.schema("Field 'ExecutionType' is not supported", place);
    checkChoice(config.ExecutionType, ['STANDARD', 'EXPRESS'], `${place}/ExecutionType`, found);
    if (config.ExecutionType === 'EXPRESS' && !found.mocked)
      found.schema("Child workflows of type 'EXPRESS' are not supported", `${place}/ExecutionType`);
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
  checkNumber(state.MaxConcurrency, `${at}/MaxConcurrency`, { minimum: 0 }, found);
  checkNumber(state.ToleratedFailureCount, `${at}/ToleratedFailureCount`, { minimum: 0 }, found);
  const percentage = { minimum: 0, maximum: 100, fraction: true };
  checkNumber(state.ToleratedFailurePercentage, `${at}/ToleratedFailurePercentage`, percentage, found);
  if (state.Label !== undefined) checkLabel(state.Label, `${at}/Label`, found);
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
  checkNumber(batcher.MaxItemsPerBatch, `${at}/ItemBatcher/MaxItemsPerBatch`, { minimum: 1 }, found);
  const bytes = { minimum: 1, maximum: 262_144 };
  checkNumber(batcher.MaxInputBytesPerBatch, `${at}/ItemBatcher/MaxInputBytesPerBatch`, bytes, found);
}

const MAX_LABEL = 40;
/** Characters that a label must not contain (developer guide, "Distributed mode"). */
const NOT_IN_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

function checkLabel(label: JsonValue, at: string, found: Diagnostics): undefined {
  if (typeof label !== 'string') return found.schema('Expected value of type [STRING]', at);
  const invalid = (why: string): undefined =>
    found.add('INVALID_LABEL_NAME', `Invalid Label name: ${label} ${why}`, at);
  if (label.length > MAX_LABEL) invalid(`exceeds the ${MAX_LABEL}-character limit allowed by the service`);
  else if (NOT_IN_LABEL.test(label)) invalid('contains invalid characters');
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
      `The field 'InputType' should have one of these values: [${INPUT_TYPES.join(', ')}]`,
      `${place}/ReaderConfig/InputType`,
    );
}
