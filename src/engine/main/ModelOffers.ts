import type { Dtype, ModelDescription } from '../../encoders/models/ModelDescription';
import type { ModelChoice, ModelOffer } from '../../protocol/EngineApi';
import { NotFoundError } from '../NotFoundError';
import type { EncoderChoice } from './EncoderChoice';
import type { ModelShelf } from './ModelShelf';

/** Dtypes by preference where a CPU does the work: int8 kernels are the quickest there. */
const CPU_FIRST: readonly Dtype[] = ['q8', 'q4', 'fp32'];
/** Dtypes by preference on a GPU, which has no int8 kernels. */
const GPU_FIRST: readonly Dtype[] = ['q4', 'q8', 'fp32'];

/** The models to choose from, wherever their files are. */
export class ModelOffers {
  readonly #shelf: ModelShelf;

  constructor(shelf: ModelShelf) {
    this.#shelf = shelf;
  }

  /** Models at hand first, then those that would have to be downloaded. */
  async list(): Promise<ModelOffer[]> {
    const [onSite, stored, storedBytes] = await Promise.all([
      this.#shelf.onSite(),
      this.#shelf.stored(),
      this.#shelf.storedBytes(),
    ]);
    const models = new Map<string, ModelDescription>();
    for (const model of [...onSite, ...stored, ...this.#shelf.catalogue]) {
      if (!models.has(model.id)) models.set(model.id, model);
    }
    return [...models.values()].map((model) => {
      const known = this.#shelf.catalogue.find(({ id }) => id === model.id) ?? model;
      const originOf = (dtype: Dtype) => {
        if (hasVariant(onSite, model.id, dtype)) return 'site' as const;
        if (hasVariant(stored, model.id, dtype)) return 'stored' as const;
        return known.repository === null ? null : ('hub' as const);
      };
      return {
        id: model.id,
        name: model.name,
        licence: model.licence,
        page: model.page,
        dimensions: model.dimensions,
        dtypes: known.variants.map(({ dtype, aboutBytes }) => ({ dtype, aboutBytes, origin: originOf(dtype) })),
        storedBytes: storedBytes.get(model.id) ?? 0,
      };
    });
  }

  /** @throws NotFoundError when the model's files are not at hand. */
  async choose({ model: id, dtype, dimensions }: ModelChoice): Promise<EncoderChoice> {
    const [onSite, stored] = await Promise.all([this.#shelf.onSite(), this.#shelf.stored()]);
    for (const [origin, models] of [['site', onSite] as const, ['stored', stored] as const]) {
      const model = models.find((each) => each.id === id && each.variants.some((variant) => variant.dtype === dtype));
      if (!model) continue;
      if (!model.dimensions.includes(dimensions)) {
        throw new RangeError(`${model.name} gives ${model.dimensions.join(', ')} dimensions, not ${dimensions}.`);
      }
      return { model, dtype, dimensions, origin };
    }
    throw new NotFoundError(
      `The files of the model ${id} (${dtype}) are not on this device. Download or pick them first.`,
    );
  }

  /** What is used until the person chooses: the largest model at hand, in the dtype that suits the device. */
  async byDefault(hasGpu: boolean): Promise<EncoderChoice | null> {
    const [onSite, stored] = await Promise.all([this.#shelf.onSite(), this.#shelf.stored()]);
    const at = [
      ...onSite.map((model) => ({ model, origin: 'site' as const })),
      ...stored.map((model) => ({ model, origin: 'stored' as const })),
    ].toSorted((a, b) => b.model.nativeDimensions - a.model.nativeDimensions);
    for (const { model, origin } of at) {
      const dtype = (hasGpu ? GPU_FIRST : CPU_FIRST).find((each) =>
        model.variants.some((variant) => variant.dtype === each),
      );
      const [dimensions] = model.dimensions;
      if (dtype !== undefined && dimensions !== undefined) return { model, dtype, dimensions, origin };
    }
    return null;
  }

  /** The same model in the other dtypes that are at hand there, fp32 left out: it is four times as large for no gain. */
  async otherDtypes(choice: EncoderChoice): Promise<EncoderChoice[]> {
    const models = choice.origin === 'site' ? await this.#shelf.onSite() : await this.#shelf.stored();
    const variants = models.find(({ id }) => id === choice.model.id)?.variants ?? [];
    return variants
      .filter(({ dtype }) => dtype !== choice.dtype && dtype !== 'fp32')
      .map(({ dtype }) => ({ ...choice, dtype }));
  }

  /** @throws NotFoundError for a model that the catalogue does not have. */
  inCatalogue(id: string): ModelDescription {
    const model = this.#shelf.catalogue.find((each) => each.id === id);
    if (!model) throw new NotFoundError(`There is no model ${id} to download.`);
    return model;
  }
}

function hasVariant(models: readonly ModelDescription[], id: string, dtype: Dtype): boolean {
  return models.some((model) => model.id === id && model.variants.some((variant) => variant.dtype === dtype));
}
