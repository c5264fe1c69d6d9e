import { useRead } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import { ruleTexts } from './texts.ts';

/** The name of a layer of the packs: the country, or the region with the circular. */
export function useLayerName(): (layer: string) => string {
  const { t } = useText();
  const regions = useRead('GET /regions', {}).data?.body.regions ?? [];
  return (layer) =>
    layer === 'national'
      ? t(ruleTexts.national)
      : (regions.find(({ region }) => region === layer)?.name ?? layer);
}
