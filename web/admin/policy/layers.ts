import { useRead } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import { ruleTexts } from './texts.ts';

/** What a layer of the packs is called: the country, or the region whose circular it is. */
export function useLayerName(): (layer: string) => string {
  const { t } = useText();
  const regions = useRead('GET /regions', {}).data?.body.regions ?? [];
  return (layer) =>
    layer === 'national'
      ? t(ruleTexts.national)
      : (regions.find(({ region }) => region === layer)?.name ?? layer);
}
