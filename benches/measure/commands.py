"""The command lines that are measured, here and by the gate."""
from .tools import Command

CODE = "AuthFailure.SignatureExpire"

# A plain word, words, typos, Japanese, Chinese, sentences, letters without a meaning; 64 bytes at most.
QUERIES = {
    "a plain word": "subnet",
    "two words": "security group",
    "words of a sentence": "instance is locked and cannot be changed",
    "a typo": "SignatureExpird",
    "a code with typos": "invalidparametrvalue.subnetidmalformd",
    "Japanese": "残高不足",
    "Chinese": "子网不存在",
    "Chinese, a sentence": "请求的次数超过了频率限制",
    "64 bytes of words": "the clock of this machine is wrong and each request gets refused",
    "64 bytes without a meaning": "qzxv wkjq pfgh zzyx mmnb lkjh tyui bvcx qwop rtyx zlkm nbvz yqwe",
}


def lookup(tcerr, code=CODE):
    return Command([str(tcerr), "lookup", code, "--format", "plain"])


def search(tcerr, query):
    return Command([str(tcerr), "search", query, "--format", "plain"])


def list_all(tcerr):
    return Command([str(tcerr), "list", "--all", "--format", "plain"])


def completion(tcerr):
    """What bash asks when Tab is pressed behind `tcerr lookup AuthF`."""
    asked = {"TCERR_COMPLETE": "bash", "_CLAP_COMPLETE_INDEX": "2", "_CLAP_IFS": "\n", "_CLAP_COMPLETE_COMP_TYPE": "9"}
    return Command([str(tcerr), "--", "tcerr", "lookup", "AuthF"], asked)


def parse(tcerr, files, form="json"):
    return Command([str(tcerr), "parse", "--format", form, *map(str, files)])
