"""The words of a generated project: real ones for what it is about, made-up ones for variety.

Which word comes next is drawn so that few are common and most are rare, as in real code.
"""
import random

SUBJECTS = """
account address agenda alarm archive article asset audit backup badge balance banner basket batch
billing board booking branch bridge budget buffer bundle calendar campaign cargo catalog category
channel charge checkout circuit claim client cluster column comment contract coupon course currency
customer dashboard dataset deadline delivery deposit device diagram digest directory discount
document domain donation draft driver editor employee endpoint engine envelope episode event
exchange export feature feedback field filter fleet folder forecast form gallery garden gateway
glossary grant graph grid guest header highlight history holiday hospital household icon identity
image import incident index inventory invite invoice issue journal journey kernel keyboard label
language layout ledger lesson library license listing loan locale location locker machine mailbox
manifest market matrix meeting member memory menu message meter metric mirror mission module
monitor network node notice notification object offer office order outline package parcel partner
passage patient payment payroll permit picture pipeline planet platform player playlist policy
portal portrait preview price printer priority process product profile project promotion proposal
prototype quality quarter query question queue quota receipt recipe record refund region register
relay release reminder renewal repair report request reservation resource response review reward
route sample schedule schema screen script season section sensor sequence service session shelf
shipment signal sketch snapshot socket solution source spool staff stage statement station stock
storage stream student subject subscription summary supplier survey switch symbol table target task
template tenant terminal ticket timeline token topic track trade traffic transcript transfer travel
treasury trial tunnel unit upload vacancy vehicle vendor venue version video visitor voucher wallet
warehouse warranty weather widget window workflow workshop zone
""".split()

ACTIONS = """
accept adjust allocate append approve archive assemble assign attach balance block build calculate
cancel capture check clean close collect combine compare compile compose compress confirm connect
convert copy count create decode decline deliver detect discard dispatch divide drain emit encode
enqueue estimate evaluate expand expire export extend fetch filter find finish flush format forward
gather generate group handle hold import include inspect install issue join launch limit list load
lock match measure merge migrate monitor move notify open order parse pause pick plan prepare print
promote prune publish purge query queue read rebuild receive reconcile record refresh reject release
reload remove rename render repair replace report request reserve reset resolve restore resume retry
return review revoke rotate route sample save scan schedule search select send settle share shrink
sign simulate skip sort split start stop store submit subscribe summarize suspend sync tag trace
track transfer transform trim unlock update upload validate verify watch weigh withdraw wrap write
""".split()

SYLLABLES = """
ba be bi bo bra cal cam co cre da del di dor dra e fa fel fi for ga gel go gra ha hel i ja jo ka kel
la le li lor ma mel mi mor na nel no o pa pel pi por qua ra rel ri ro sa sel si sol ta tel ti tor u
va vel vi vor wa wel xa ya zel zo
""".split()


class Vocabulary:
    """Words by a seed; equal seeds give equal words."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.invented = sorted({self._invent() for _ in range(6000)})
        self.random.shuffle(self.invented)

    def _invent(self):
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4)))

    def _rare(self, words):
        """A word, the first ones of the list much likelier than the last."""
        return words[int(len(words) * self.random.random() ** 3)]

    def word(self):
        """Any word that may stand in an identifier."""
        place = self.random.random()
        if place < 0.5:
            return self._rare(SUBJECTS)
        return self._rare(ACTIONS) if place < 0.7 else self._rare(self.invented)

    def name(self, parts):
        return [self.word() for _ in range(parts)]

    def sentence(self):
        rest = " ".join(self.word() for _ in range(self.random.randint(3, 8)))
        return f"{self._rare(ACTIONS).capitalize()} the {rest}."
