"""The use cases, one module an area: each checks the right of the acting account, then stores.

Every function takes the store, then the account that acts, then values. What belongs to somebody
else is answered as if it did not exist.
"""
