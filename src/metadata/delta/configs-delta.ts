// Configuration records replayed.

import { ConfigResourceType, ConfigsImage, type ResourceConfigs, resourceKey } from '../image/configs.ts'
import type { MapEdit } from '../persistent-map.ts'

export class ConfigsDelta {
  readonly #base: ConfigsImage
  readonly #resources: MapEdit<string, ResourceConfigs>
  /** Resources whose values are this delta's own and may be written to. */
  readonly #own = new Map<string, Map<string, string>>()
  /** By `resourceKey`. */
  readonly changed: Set<string> = new Set()

  constructor(base: ConfigsImage) {
    this.#base = base
    this.#resources = base.resources.edit()
  }

  /** `value` null removes the key. */
  set(type: number, name: string, key: string, value: string | null): void {
    const resource = resourceKey(type, name)
    let values = this.#own.get(resource)
    if (values === undefined) {
      values = new Map(this.#resources.get(resource)?.values)
      this.#own.set(resource, values)
    }
    if (value === null) values.delete(key)
    else values.set(key, value)
    this.changed.add(resource)
    if (values.size === 0) this.#resources.delete(resource)
    else this.#resources.set(resource, { type, name, values })
  }

  removeTopic(name: string): void {
    const resource = resourceKey(ConfigResourceType.TOPIC, name)
    this.#own.delete(resource)
    if (this.#resources.delete(resource)) this.changed.add(resource)
  }

  done(): ConfigsImage {
    this.#own.clear()
    const resources = this.#resources.done()
    return resources === this.#base.resources ? this.#base : new ConfigsImage(resources)
  }
}
